//! The one place that prints.

use std::io::{self, Write};

/// The exit status of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// All is well.
    Fine,
    /// A check found something, or output or what was recorded could not be written.
    Failed,
    /// The program was used wrongly.
    Misused,
}

impl Status {
    /// 0, 1 or 2.
    pub fn code(self) -> u8 {
        match self {
            Self::Fine => 0,
            Self::Failed => 1,
            Self::Misused => 2,
        }
    }
}

/// Standard output and standard error.
pub struct Report<'a> {
    out: &'a mut dyn Write,
    err: &'a mut dyn Write,
}

impl<'a> Report<'a> {
    /// A report onto these two.
    pub fn new(out: &'a mut dyn Write, err: &'a mut dyn Write) -> Self {
        Self { out, err }
    }

    /// Prints an answer and ends with `status`. Where the reader has gone away that is no failure, and the status is 0;
    /// any other fault is said, and the status is 1.
    pub fn answer(&mut self, text: &str, status: Status) -> Status {
        match self.out.write_all(text.as_bytes()).and_then(|()| self.out.flush()) {
            Ok(()) => status,
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Status::Fine,
            Err(error) => {
                self.error(&format!("the output could not be written: {error}; free some space, or write elsewhere"));
                Status::Failed
            }
        }
    }

    /// Holds a conversation on standard output. Absent where it was left, or the output went away.
    pub fn ask<T>(&mut self, talk: impl FnOnce(&mut dyn Write) -> io::Result<Option<T>>) -> Option<T> {
        talk(self.out).ok().flatten()
    }

    /// Says on standard error what is wrong and what to do.
    pub fn error(&mut self, message: &str) {
        self.say(&format!("error: {message}\n"));
    }

    /// Says something on standard error that stops nothing.
    pub fn note(&mut self, message: &str) {
        self.say(&format!("note: {message}\n"));
    }

    /// Writes to standard error as it stands. When nobody hears even that, nobody can be told.
    pub fn say(&mut self, text: &str) {
        let _ = self.err.write_all(text.as_bytes()).and_then(|()| self.err.flush());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A writer that fails in one way.
    struct Broken(io::ErrorKind);

    impl Write for Broken {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(self.0.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[track_caller]
    fn check(kind: io::ErrorKind, status: Status, said: &str) {
        let mut err = Vec::new();
        assert_eq!(Report::new(&mut Broken(kind), &mut err).answer("text\n", Status::Fine), status);
        assert_eq!(String::from_utf8(err).unwrap(), said);
    }

    #[test]
    fn a_reader_that_went_away_is_no_failure_and_a_full_disk_is() {
        check(io::ErrorKind::BrokenPipe, Status::Fine, "");
        let said = "error: the output could not be written: no storage space; free some space, or write elsewhere\n";
        check(io::ErrorKind::StorageFull, Status::Failed, said);
    }
}
