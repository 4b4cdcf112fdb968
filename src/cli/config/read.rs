//! Reads a configuration. Unknown keys, rules and values are mistakes, never ignored.

use std::ops::Range;
use std::path::{Path, PathBuf};

use globset::{GlobBuilder, GlobSetBuilder};
use onrecord::attribution::Engine;
use onrecord::rules::{Family, Profile, RULES, Severity, rule};
use onrecord::text::LineIndex;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::mistake::{Mistake, suggestion};
use super::{Chosen, Config, House, Levels, Override, Paths};

/// Reads the text of a configuration file whose paths start from `folder`. `name` is what its
/// mistakes and choices go by.
pub(super) fn read(text: &str, name: &str, folder: &Path) -> Result<Config, Mistake> {
    let reader = Reader {
        text,
        name,
        lines: LineIndex::new(text),
        by_line: true,
    };
    reader.config(folder)
}

/// Reads `key=value` from the command line; the value may lack its quotation marks.
pub(super) fn read_choice(choice: &str, folder: &Path) -> Result<Config, Mistake> {
    let name = "--config";
    let read = |text: &str| {
        let reader = Reader {
            text,
            name,
            lines: LineIndex::new(text),
            by_line: false,
        };
        reader.config(folder)
    };
    let Some((key, value)) = choice.split_once('=') else {
        return read(choice);
    };
    match DeTable::parse(choice) {
        Ok(_) => read(choice),
        Err(_) => read(&format!("{}={:?}", key.trim(), value.trim())),
    }
}

struct Reader<'a> {
    text: &'a str,
    name: &'a str,
    lines: LineIndex,
    by_line: bool,
}

type Value<'a> = Spanned<DeValue<'a>>;

const KEYS: [&str; 12] = [
    "language",
    "profile",
    "engine",
    "grammar",
    "baseline",
    "fail-on",
    "advice",
    "width",
    "exclude",
    "rules",
    "house",
    "overrides",
];
const HOUSE_KEYS: [&str; 4] = ["outlets", "anonymous", "mononyms", "verbs"];
const OVERRIDE_KEYS: [&str; 3] = ["paths", "profile", "rules"];
const SEVERITIES: [&str; 4] = ["error", "warning", "advice", "off"];

impl Reader<'_> {
    fn config(&self, folder: &Path) -> Result<Config, Mistake> {
        let table = DeTable::parse(self.text).map_err(|error| {
            self.mistake(error.span().unwrap_or(0..0), error.message().to_owned())
        })?;
        let mut config = Config {
            folder: folder.to_owned(),
            ..Config::default()
        };
        for (key, value) in table.get_ref() {
            let name: &str = key.get_ref();
            match name {
                "language" => {
                    let language = self.one_of(value, "language", &["en"])?;
                    config.language = Some(self.chosen(value, language.to_owned()));
                }
                "profile" => config.profile = Some(self.profile(value)?),
                "engine" => {
                    let engine = match self.one_of(value, "engine", &["grammar", "hybrid"])? {
                        "grammar" => Engine::Grammar,
                        _ => Engine::Hybrid,
                    };
                    config.engine = Some(self.chosen(value, engine));
                }
                "grammar" => config.grammar = Some(self.path(value, folder)?),
                "baseline" => config.baseline = Some(self.path(value, folder)?),
                "fail-on" => {
                    let severity = self.severity(value)?;
                    config.fail_on = Some(self.chosen(value, severity));
                }
                "advice" => {
                    let DeValue::Boolean(advice) = value.get_ref() else {
                        return Err(self.expected(value, "`true` or `false`"));
                    };
                    config.advice = Some(self.chosen(value, *advice));
                }
                "width" => {
                    let width = match value.get_ref() {
                        DeValue::Integer(width) => width.as_str().parse::<u16>().ok(),
                        _ => None,
                    };
                    let Some(width) = width.filter(|&width| width >= 20) else {
                        return Err(self.expected(value, "a number of columns, at least 20"));
                    };
                    config.width = Some(self.chosen(value, width));
                }
                "exclude" => {
                    let paths = self.paths(value)?;
                    config.exclude = Some(self.chosen(value, paths));
                }
                "rules" => config.rules = self.levels(value)?,
                "house" => config.house = self.house(value)?,
                "overrides" => config.overrides = self.overrides(value)?,
                _ => return Err(self.unknown("key", key, &KEYS)),
            }
        }
        Ok(config)
    }

    fn house(&self, value: &Value<'_>) -> Result<House, Mistake> {
        let mut house = House::default();
        for (key, value) in self.table(value)? {
            let list = self.strings(value)?;
            let list = Some(self.chosen(value, list));
            let name: &str = key.get_ref();
            match name {
                "outlets" => house.outlets = list,
                "anonymous" => house.anonymous = list,
                "mononyms" => house.mononyms = list,
                "verbs" => {
                    self.no_blanks(value, "a verb such as `\"quip\"`")?;
                    house.verbs = list;
                }
                _ => return Err(self.unknown("key", key, &HOUSE_KEYS)),
            }
        }
        Ok(house)
    }

    fn no_blanks(&self, value: &Value<'_>, what: &str) -> Result<(), Mistake> {
        let DeValue::Array(array) = value.get_ref() else {
            return Ok(());
        };
        for value in array {
            if self.string(value)?.trim().is_empty() {
                return Err(self.expected(value, what));
            }
        }
        Ok(())
    }

    fn overrides(&self, value: &Value<'_>) -> Result<Vec<Override>, Mistake> {
        let DeValue::Array(array) = value.get_ref() else {
            return Err(self.expected(value, "tables that start with `[[overrides]]`"));
        };
        array.iter().map(|value| self.override_of(value)).collect()
    }

    fn override_of(&self, value: &Value<'_>) -> Result<Override, Mistake> {
        let (mut paths, mut profile, mut rules) = (None, None, Levels::new());
        for (key, value) in self.table(value)? {
            let name: &str = key.get_ref();
            match name {
                "paths" => paths = Some(self.paths(value)?),
                "profile" => profile = Some(self.profile(value)?),
                "rules" => rules = self.levels(value)?,
                _ => return Err(self.unknown("key", key, &OVERRIDE_KEYS)),
            }
        }
        let Some(paths) = paths else {
            let message = "an override needs `paths`, such as `paths = [\"opinion/**\"]`";
            return Err(self.mistake(value.span(), message.to_owned()));
        };
        Ok(Override {
            paths,
            profile,
            rules,
        })
    }

    /// Severities; a family's stand before a rule's, which is more particular.
    fn levels(&self, value: &Value<'_>) -> Result<Levels, Mistake> {
        let mut levels = Levels::new();
        for (key, value) in self.table(value)? {
            let name: &str = key.get_ref();
            if rule(name).is_none() && Family::named(name).is_none() {
                let rules = RULES.iter().map(|rule| rule.name);
                let families = Family::ALL.iter().map(|family| family.name());
                let known: Vec<&str> = rules.chain(families).collect();
                let near = suggestion(name, &known);
                let near = if near.starts_with("; did") {
                    &near
                } else {
                    "; see `onrecord rules`"
                };
                return Err(self.mistake(key.span(), format!("unknown rule `{name}`{near}")));
            }
            let severity = self.severity(value)?;
            levels.push(self.chosen(value, (name.to_owned(), severity)));
        }
        levels.sort_by_key(|level| Family::named(&level.value.0).is_none());
        Ok(levels)
    }

    fn severity(&self, value: &Value<'_>) -> Result<Severity, Mistake> {
        let name = self.one_of(value, "severity", &SEVERITIES)?;
        Ok(Severity::named(name).unwrap_or(Severity::Off))
    }

    fn profile(&self, value: &Value<'_>) -> Result<Chosen<Profile>, Mistake> {
        let known = Profile::ALL.map(Profile::name);
        let name = self.one_of(value, "profile", &known)?;
        match Profile::named(name) {
            Some(profile) => Ok(self.chosen(value, profile)),
            None => Err(self.expected(value, "a profile")),
        }
    }

    fn path(&self, value: &Value<'_>, folder: &Path) -> Result<Chosen<PathBuf>, Mistake> {
        let path = folder.join(self.string(value)?);
        Ok(self.chosen(value, path))
    }

    fn paths(&self, value: &Value<'_>) -> Result<Paths, Mistake> {
        let mut set = GlobSetBuilder::new();
        let patterns = self.strings(value)?;
        for pattern in &patterns {
            let glob = GlobBuilder::new(pattern.trim_start_matches("./").trim_end_matches('/'))
                .literal_separator(true)
                .build()
                .map_err(|error| self.mistake(value.span(), error.to_string()))?;
            set.add(glob);
        }
        let set = set
            .build()
            .map_err(|error| self.mistake(value.span(), error.to_string()))?;
        Ok(Paths { patterns, set })
    }

    fn table<'b>(&self, value: &'b Value<'b>) -> Result<&'b DeTable<'b>, Mistake> {
        match value.get_ref() {
            DeValue::Table(table) => Ok(table),
            _ => Err(self.expected(value, "a table")),
        }
    }

    fn string<'b>(&self, value: &'b Value<'_>) -> Result<&'b str, Mistake> {
        match value.get_ref() {
            DeValue::String(string) => Ok(string),
            _ => Err(self.expected(value, "text in quotation marks")),
        }
    }

    fn strings(&self, value: &Value<'_>) -> Result<Vec<String>, Mistake> {
        match value.get_ref() {
            DeValue::Array(array) => array
                .iter()
                .map(|value| self.string(value).map(str::to_owned))
                .collect(),
            _ => Err(self.expected(value, "a list such as `[\"a\", \"b\"]`")),
        }
    }

    fn one_of<'b>(
        &self,
        value: &'b Value<'_>,
        what: &str,
        known: &[&str],
    ) -> Result<&'b str, Mistake> {
        let name = self.string(value)?;
        if known.contains(&name) {
            return Ok(name);
        }
        let message = format!("unknown {what} `{name}`{}", suggestion(name, known));
        Err(self.mistake(value.span(), message))
    }

    fn unknown<S: AsRef<str>>(&self, what: &str, key: &Spanned<S>, known: &[&str]) -> Mistake {
        let name = key.get_ref().as_ref();
        self.mistake(
            key.span(),
            format!("unknown {what} `{name}`{}", suggestion(name, known)),
        )
    }

    fn expected(&self, value: &Value<'_>, what: &str) -> Mistake {
        self.mistake(value.span(), format!("expected {what}"))
    }

    fn mistake(&self, wrong: Range<usize>, message: String) -> Mistake {
        Mistake::new(self.name, self.text, wrong, message)
    }

    fn chosen<T>(&self, at: &Value<'_>, value: T) -> Chosen<T> {
        let start = u32::try_from(at.span().start).unwrap_or(0);
        let line = self.lines.place(self.text, start).line;
        let name = self.name;
        let origin = if self.by_line {
            format!("{name}:{line}")
        } else {
            name.to_owned()
        };
        Chosen { value, origin }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(text: &str) -> Result<Config, String> {
        read(text, "onrecord.toml", Path::new("/news")).map_err(|mistake| mistake.to_string())
    }

    fn first_line(text: &str) -> String {
        config(text).unwrap_err().lines().next().unwrap().to_owned()
    }

    #[test]
    fn choices_know_where_they_were_made() {
        let config = config(
            "profile = \"wire\"\n\n[rules]\nbare-source = \"off\"\nanonymity = \"advice\"\n\
             [[overrides]]\npaths = [\"opinion/**\"]\nrules.claims = \"off\"\n",
        )
        .unwrap();
        assert_eq!(config.profile.unwrap().origin, "onrecord.toml:1");
        let rules: Vec<_> = config
            .rules
            .iter()
            .map(|level| level.value.0.as_str())
            .collect();
        assert_eq!(rules, ["anonymity", "bare-source"], "families first");
        assert_eq!(config.overrides[0].rules[0].origin, "onrecord.toml:8");
    }

    #[test]
    fn mistakes_come_with_a_suggestion() {
        assert_eq!(
            first_line("profil = \"wire\""),
            "unknown key `profil`; did you mean `profile`?"
        );
        assert_eq!(
            first_line("profile = \"wires\""),
            "unknown profile `wires`; did you mean `wire`?"
        );
        assert_eq!(
            first_line("[rules]\nbare-sources = \"off\""),
            "unknown rule `bare-sources`; did you mean `bare-source`?"
        );
        assert_eq!(
            first_line("rules.bare-source = \"of\""),
            "unknown severity `of`; did you mean `off`?"
        );
        assert_eq!(
            first_line("width = \"wide\""),
            "expected a number of columns, at least 20"
        );
        let blank = config("[house]\nverbs = [\"snarl\", \"\"]\n").unwrap_err();
        assert!(
            blank.starts_with("expected a verb such as `\"quip\"`\n  --> onrecord.toml:2:19\n")
        );
        assert!(first_line("[[overrides]]\nrules.claims = \"off\"").contains("needs `paths`"));
        assert!(config("a = [").is_err());
    }

    #[test]
    fn a_choice_on_the_command_line_needs_no_quotation_marks() {
        let here = Path::new("/news");
        let config = read_choice("profile=wire", here).unwrap();
        assert_eq!(config.profile.unwrap().origin, "--config");
        assert_eq!(
            read_choice("rules.bare-source=off", here)
                .unwrap()
                .rules
                .len(),
            1
        );
        assert!(
            read_choice("advice=true", here)
                .unwrap()
                .advice
                .unwrap()
                .value
        );
        assert!(read_choice("nonsense", here).is_err());
    }
}
