//! Where a path that was typed leads.

use std::path::{Component, Path, PathBuf};

/// The folder the command was typed in.
pub(crate) fn here() -> PathBuf {
    std::env::current_dir().unwrap_or_default()
}

/// The absolute path without `..`. Symbolic links stay as they were typed, so that what lies above
/// a link counts; only what stands before a `..` is looked up, since the folder above a link is not
/// the one above what it leads to.
pub(crate) fn absolute(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let parts: Vec<Component<'_>> = absolute.components().collect();
    let Some(last) = parts.iter().rposition(|part| *part == Component::ParentDir) else {
        return absolute;
    };
    let (before, after) = parts.split_at(last + 1);
    let before: PathBuf = before.iter().collect();
    let mut found = before.canonicalize().unwrap_or_else(|_| shortened(before));
    found.extend(after);
    found
}

/// The path with each `..` taken out along with what stands before it.
fn shortened(path: PathBuf) -> PathBuf {
    let mut short = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => {
                short.pop();
            }
            _ => short.push(part),
        }
    }
    short
}

/// The way to an absolute path from an absolute folder, with `..` where it leads out; none where
/// there is no way, as between two drives.
pub(crate) fn relative(path: &Path, folder: &Path) -> Option<PathBuf> {
    let shared = folder.ancestors().find(|above| path.starts_with(above))?;
    let out = folder.strip_prefix(shared).ok()?.components();
    let mut way: PathBuf = out.map(|_| Component::ParentDir).collect();
    way.extend(path.strip_prefix(shared).ok()?.components());
    Some(way)
}

/// The path as the user would type it: the shorter of the way from the current folder and the
/// absolute path.
pub(crate) fn shown(path: &Path) -> PathBuf {
    let length = |path: &Path| path.as_os_str().len();
    match relative(path, &here()) {
        Some(way) if length(&way) <= length(path) => way,
        _ => path.to_owned(),
    }
}

/// The nearest folder above a file that holds a git repository.
pub(crate) fn repository_of(absolute: &Path) -> Option<&Path> {
    let mut folders = absolute.ancestors().skip(1);
    folders.find(|folder| folder.join(".git").exists())
}

/// The names of a path with `/` between them, as other services want it.
pub(crate) fn with_slashes(path: &Path) -> String {
    let mut text = String::new();
    for part in path.components() {
        match part {
            Component::RootDir => text.push('/'),
            Component::CurDir => {}
            part => {
                if !text.is_empty() && !text.ends_with('/') {
                    text.push('/');
                }
                text.push_str(&part.as_os_str().to_string_lossy());
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_lead_somewhere() {
        let here = here();
        assert_eq!(absolute(Path::new("./a.md")), here.join("a.md"));
        assert_eq!(absolute(Path::new("src/../a.md")), here.join("a.md"));
        assert_eq!(absolute(Path::new("no/such/../a.md")), here.join("no/a.md"));
        assert_eq!(absolute(Path::new("src/..")), here);
    }

    #[test]
    fn ways_lead_out_and_in() {
        let way = |path: &str, folder: &str| relative(Path::new(path), Path::new(folder));
        assert_eq!(way("/desk/news/a.md", "/desk"), Some("news/a.md".into()));
        assert_eq!(way("/desk/a.md", "/desk/news"), Some("../a.md".into()));
        assert_eq!(way("/b/a.md", "/desk/news"), Some("../../b/a.md".into()));
    }

    #[test]
    fn slashes_stand_between_names() {
        assert_eq!(with_slashes(Path::new("./a/b.md")), "a/b.md");
        assert_eq!(with_slashes(Path::new("/a/b.md")), "/a/b.md");
        assert_eq!(with_slashes(Path::new("../b.md")), "../b.md");
    }
}
