//! A disk without room: it is said, what was acknowledged is there, and when there is room again writing goes on.

use std::process::Command;

use super::processes::{said, writer};
use super::{desk, event, events, names_in};

/// Runs a writer inside a shell script that calls it `"$@"`.
fn inside(script: &str, writer: &Command) -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", script, "sh"]).arg(writer.get_program()).args(writer.get_args());
    command.envs(writer.get_envs().filter_map(|(name, value)| Some((name, value?))));
    command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::null());
    command
}

#[test]
fn a_write_that_the_system_cuts_short_is_taken_back_and_said() {
    let folder = tempfile::tempdir().unwrap();
    let endless = writer(folder.path(), usize::MAX);
    // No file may be larger than 8 KiB, or 4 where a block is 512 bytes.
    let mut child = inside("trap '' XFSZ; ulimit -f 8; \"$@\"", &endless).spawn().unwrap();
    let lines = said(&mut child, "");
    let of =
        |what: &str| lines.iter().filter_map(|line| line.strip_prefix(what)).map(str::to_owned).collect::<Vec<_>>();
    let (acknowledged, failed) = (of("recorded "), of("failed "));
    assert!(failed.len() == 1 && failed[0].starts_with("not saved: "), "{failed:?}");
    assert!(acknowledged.len() > 10, "{}", acknowledged.len());
    assert_eq!(names_in(folder.path()), acknowledged);
    let text = std::fs::read_to_string(desk(folder.path()).file()).unwrap();
    assert!(text.ends_with("}\n"), "{text}");
    desk(folder.path()).append(&[event("b", 0)]).unwrap();
    assert_eq!(names_in(folder.path()).len(), acknowledged.len() + 1);
}

#[cfg(target_os = "linux")]
#[test]
fn a_device_that_is_full_is_said() {
    let folder = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink("/dev/full", desk(folder.path()).file()).unwrap();
    let error = desk(folder.path()).append(&events("a", 1)).unwrap_err();
    assert!(error.to_string().starts_with("not saved: "), "{error}");
    assert!(error.to_string().contains("No space left"), "{error}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_is_full_and_grows_again_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let few = writer(folder.path(), 400);
    let script = format!(
        "place='{}'; mount -t tmpfs -o size=32k,mode=700 tmpfs \"$place\" || {{ echo; echo 'unable'; exit; }}
         \"$@\"; mount -o remount,size=1m \"$place\"; {COUNT}=5 \"$@\"; echo; echo \"lines $(wc -l < \"$place\"/events-desk.jsonl)\"",
        folder.path().display(),
        COUNT = "BACKEND_GUIDE_TEST_COUNT",
    );
    let shell = inside(&script, &few);
    let mut command = Command::new("unshare");
    command.args(["--map-root-user", "--mount", "sh"]).args(shell.get_args());
    command.envs(shell.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let Ok(output) = command.output() else { return };
    let text = String::from_utf8(output.stdout).unwrap();
    if !output.status.success() || text.lines().any(|line| line == "unable") {
        // Where nobody may mount anything, the two tests above have to do.
        return;
    }
    let count = |what: &str| text.lines().filter(|line| line.starts_with(what)).count();
    assert_eq!(count("failed not saved: "), 1, "{text}");
    assert!(count("recorded ") > 20, "{text}");
    assert!(text.contains(&format!("lines {}", count("recorded "))), "{text}");
}
