//! Where a person's own data lies. Naming a folder creates nothing; whoever writes into it does.

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
    #[expect(clippy::disallowed_methods, reason = "this is the door to the environment")]
    let named = std::env::var_os(VARIABLE).filter(|value| !value.is_empty());
    match named {
        Some(folder) => Ok(PathBuf::from(folder)),
        None => etcetera::choose_base_strategy()
            .map(|places| places.data_dir().join(FOLDER))
            .map_err(|_| StorageError::NoHome),
    }
}
