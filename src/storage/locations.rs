//! Where a person's own data lies. Naming a folder creates nothing; whoever writes into it does.

use std::ffi::OsString;
use std::path::PathBuf;

use etcetera::BaseStrategy;

use super::StorageError;

/// The variable that names the data folder.
const VARIABLE: &str = "BACKEND_GUIDE_DATA";
/// The folder's name below the platform's place for data.
const FOLDER: &str = "backend-guide";

/// The folder of the learner's data: `BACKEND_GUIDE_DATA` where it is set and not empty, else the platform's own place,
/// such as `~/.local/share/backend-guide`. It need not exist.
pub fn data_folder() -> Result<PathBuf, StorageError> {
    match variable(VARIABLE) {
        Some(folder) => Ok(PathBuf::from(folder)),
        None => etcetera::choose_base_strategy()
            .map(|places| places.data_dir().join(FOLDER))
            .map_err(|_| StorageError::NoHome),
    }
}

/// The locale's name: the first of `LC_ALL`, `LC_CTYPE` and `LANG` that is not empty, else nothing.
pub fn locale() -> String {
    let named = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(variable);
    named.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Whether a browser can be expected: not over SSH, and on Linux and its like only with a display.
pub(super) fn can_open_links() -> bool {
    let has_display = cfg!(any(target_os = "macos", windows))
        || variable("DISPLAY").is_some()
        || variable("WAYLAND_DISPLAY").is_some();
    has_display && variable("SSH_CONNECTION").is_none()
}

/// A variable that is set and not empty.
fn variable(name: &str) -> Option<OsString> {
    #[expect(clippy::disallowed_methods, reason = "this is the door to the environment")]
    std::env::var_os(name).filter(|value| !value.is_empty())
}
