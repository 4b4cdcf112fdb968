//! A file on which the program breaks must not end the run: the breakage is caught and becomes a
//! failure of that file. A breakage anywhere else ends the run with a message.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook};
use std::path::Path;

use super::failure::Failure;

/// Takes the word from Rust's own report, which is for programmers: who catches a breakage says
/// what there is to say.
pub(crate) fn settle() {
    set_hook(Box::new(|_| {}));
}

/// Does `work` for the file at `path`; if the program breaks, only the file fails.
pub(crate) fn guard<T>(
    path: &Path,
    work: impl FnOnce() -> Result<T, Failure>,
) -> Result<T, Failure> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|payload| {
        let reason = broke("onrecord broke on it", &*payload, " with the file");
        let path = path.to_owned();
        Err(Failure::Undecodable { path, reason })
    })
}

/// Does `work`; if the program breaks, answers with what to tell whoever ran it.
pub(crate) fn attempt<T>(subject: &str, work: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|payload| broke(subject, &*payload, ""))
}

fn broke(subject: &str, payload: &(dyn Any + Send), what: &str) -> String {
    let words = payload
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| payload.downcast_ref::<&str>().copied());
    match words {
        Some(words) => format!("{subject} ({words}); please report this{what}"),
        None => format!("{subject}; please report this{what}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_breakage_is_a_failure_of_its_file() {
        let failure = guard(Path::new("story.txt"), || -> Result<(), Failure> {
            panic!("no such span: {}", 7)
        });
        assert_eq!(
            failure.unwrap_err().to_string(),
            "cannot read story.txt: onrecord broke on it (no such span: 7); \
             please report this with the file"
        );
        assert!(guard(Path::new("story.txt"), || Ok(())).is_ok());
    }

    #[test]
    fn a_breakage_elsewhere_has_a_message() {
        let message = attempt("onrecord broke", || panic!("out of ink")).unwrap_err();
        assert_eq!(message, "onrecord broke (out of ink); please report this");
    }
}
