//! Which section of a paper a file says it belongs to: `section: opinion` in front matter,
//! `article:section` in the head of a page. What the names mean is not known here.

/// Keys of front matter that say what kind of copy follows.
const KEYS: [&str; 8] = [
    "section",
    "sections",
    "kind",
    "type",
    "genre",
    "category",
    "categories",
    "format",
];

/// Front matter of more lines than this is something else.
const MOST_LINES: usize = 200;

/// The values of these keys in the front matter (YAML, TOML or JSON) that `text` begins with.
#[must_use]
pub fn sections(text: &str) -> Vec<String> {
    match text.as_bytes() {
        [b'-', b'-', b'-', ..] => of_lines(text, "---", ':'),
        [b'+', b'+', b'+', ..] => of_lines(text, "+++", '='),
        [b'{', ..] => of_json(text),
        _ => Vec::new(),
    }
}

/// `section: opinion`, `categories = ["opinion", "politics"]`, or a key with `- opinion` below it.
fn of_lines(text: &str, fence: &str, separator: char) -> Vec<String> {
    let mut found = Vec::new();
    let mut lists = false;
    let lines = text.lines().skip(1).take(MOST_LINES);
    for line in lines.take_while(|line| line.trim_end() != fence) {
        let line = line.split(" #").next().unwrap_or(line).trim();
        if let Some(item) = line.strip_prefix("- ") {
            if lists {
                add(&mut found, item);
            }
            continue;
        }
        let Some((key, value)) = line.split_once(separator) else {
            continue;
        };
        lists = is_key(key);
        if lists {
            add(&mut found, value);
        }
    }
    found
}

fn of_json(text: &str) -> Vec<String> {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<serde_json::Value>();
    let Some(Ok(serde_json::Value::Object(fields))) = values.next() else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for value in fields
        .iter()
        .filter_map(|(key, value)| is_key(key).then_some(value))
    {
        let list = value.as_array().map_or(&[][..], Vec::as_slice);
        for name in std::iter::once(value).chain(list) {
            add(&mut found, name.as_str().unwrap_or_default());
        }
    }
    found
}

/// Whether a `meta` element of this name or property holds the section of its page.
pub(super) fn is_meta(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    is_key(name.strip_prefix("article:").unwrap_or(&name))
}

fn is_key(key: &str) -> bool {
    let key = key.trim().trim_matches(['"', '\'']).to_ascii_lowercase();
    KEYS.contains(&key.as_str())
}

/// Adds each name of a value: one, several between commas, or a path (`News/Opinion`).
pub(super) fn add(found: &mut Vec<String>, value: &str) {
    let names = value
        .split([',', '/', '>'])
        .map(|name| name.trim_matches(|c: char| c.is_whitespace() || "[]\"'".contains(c)))
        .filter(|name| !name.is_empty());
    found.extend(names.map(str::to_owned));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_names_sections() {
        for (text, names) in [
            ("---\nsection: Opinion\n---\nCopy", "Opinion"),
            ("---\r\ntype: 'live-blog' # so\r\n---\r\n", "live-blog"),
            ("---\ncategories: [UK, \"Op-ed\"]\n---\n", "UK|Op-ed"),
            (
                "---\ntags:\n  - sport\ncategories:\n  - opinion\n- letters\nauthor: A: B\n---\n",
                "opinion|letters",
            ),
            (
                "+++\ncategories = [\"News/Analysis\"]\ntitle = \"x\"\n+++\n",
                "News|Analysis",
            ),
            (
                "{\"title\": \"A\", \"section\": \"live\", \"categories\": [\"a\", \"b\"]}\nCopy",
                "a|b|live",
            ),
            ("Copy\nsection: opinion\n", ""),
            ("---\ntitle: x\n---\nsection: opinion\n", ""),
            ("{ not json", ""),
        ] {
            assert_eq!(sections(text).join("|"), names, "{text}");
        }
    }

    #[test]
    fn pages_name_sections() {
        assert!(is_meta("article:section") && is_meta("Section"));
        assert!(!is_meta("article:author") && !is_meta("og:title"));
    }
}
