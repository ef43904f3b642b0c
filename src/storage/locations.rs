//! What the environment says: where a person's own data lies, how their terminal is set, whether there is a desktop.
//! Naming a folder creates nothing; whoever writes into it does.

use std::ffi::OsString;
use std::path::PathBuf;

use etcetera::BaseStrategy;

use super::StorageError;
use super::perform::Browser;

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

/// The locale that characters are shown in: the first of `LC_ALL`, `LC_CTYPE` and `LANG` that is set and not empty.
pub fn locale() -> String {
    let set = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(variable);
    set.map(|value| value.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Whether a browser can be opened here: not over a remote shell, and on a free desktop only where a display is set.
pub fn browser() -> Browser {
    let is_remote = ["SSH_CONNECTION", "SSH_TTY"].into_iter().any(|name| variable(name).is_some());
    let needs_display = cfg!(all(unix, not(target_os = "macos")));
    let has_display = ["DISPLAY", "WAYLAND_DISPLAY", "BROWSER"].into_iter().any(|name| variable(name).is_some());
    if is_remote || (needs_display && !has_display) { Browser::Elsewhere } else { Browser::Here }
}

fn variable(name: &str) -> Option<OsString> {
    #[expect(clippy::disallowed_methods, reason = "this is the door to the environment")]
    let value = std::env::var_os(name);
    value.filter(|value| !value.is_empty())
}
