//! `export`: the active plan for other programs and for paper.

use std::path::Path;

use super::plan::active;
use crate::cli::plan_args::ExportFlags;
use crate::cli::{Answer, Refusal};
use crate::domain::Guide;
use crate::domain::text::SafeText;
use crate::export;
use crate::storage::{Replace, write_output};

/// The active plan as text of a format: on standard output, or in a file.
pub(in crate::cli) fn export(guide: &Guide, flags: &ExportFlags) -> Result<Answer, Refusal> {
    let text = export::export(&*active(guide)?, flags.format);
    let to_file = flags.output.as_deref().filter(|path| *path != Path::new("-"));
    let Some(path) = to_file else { return Ok(Answer::new(text)) };
    let replace = if flags.force { Replace::Yes } else { Replace::Never };
    write_output(path, &text, replace).map_err(Refusal::NotWritten)?;
    Ok(Answer::new(format!("Written to {}.\n", SafeText::single_line(&path.to_string_lossy()))))
}
