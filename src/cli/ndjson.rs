//! Lines of JSON with one article each, read without copying the text more than once.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

/// Which fields of a line matter.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fields<'a> {
    /// Holds the article.
    pub(crate) text: &'a str,
    /// Identifies it.
    pub(crate) id: &'a str,
}

/// An article as its line gives it.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Line<'a> {
    pub(crate) id: Option<Value>,
    pub(crate) text: Option<Cow<'a, str>>,
}

/// Something about a line, with its identifier if it has one.
pub(crate) type Identified<T> = (Option<Value>, T);

/// Reads one line. A line that is no article answers with what is wrong and, if it has one, its
/// identifier.
pub(crate) fn read<'a>(
    line: &'a [u8],
    fields: Fields<'_>,
) -> Result<Identified<Cow<'a, str>>, Identified<String>> {
    let line = match std::str::from_utf8(line) {
        Ok(line) => line,
        Err(error) => {
            return Err((None, format!("not UTF-8 at byte {}", error.valid_up_to())));
        }
    };
    let mut deserializer = serde_json::Deserializer::from_str(line);
    let found = fields.deserialize(&mut deserializer).and_then(|found| {
        deserializer.end()?;
        Ok(found)
    });
    match found {
        Ok(Line {
            id,
            text: Some(text),
        }) => Ok((id, text)),
        Ok(Line { id, text: None }) => Err((id, format!("no text in field `{}`", fields.text))),
        Err(error) => {
            let message = error.to_string();
            let message = message
                .split(" at line ")
                .next()
                .unwrap_or(&message)
                .to_owned();
            let what = if error.is_data() { "" } else { "not JSON: " };
            let column = error.column();
            Err((
                id_alone(line, fields),
                format!("{what}{message} at column {column}"),
            ))
        }
    }
}

/// The identifier of a line that is JSON but no article.
fn id_alone(line: &str, fields: Fields<'_>) -> Option<Value> {
    let value: Value = serde_json::from_str(line).ok()?;
    value.get(fields.id).cloned()
}

impl<'de> DeserializeSeed<'de> for Fields<'_> {
    type Value = Line<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Fields<'_> {
    type Value = Line<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object with the field `{}`", self.text)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut line = Line::default();
        while let Some(Borrowed(key)) = map.next_key()? {
            if key == self.text {
                let Text(text) = map.next_value()?;
                line.text = Some(text);
            } else if key == self.id {
                let id: Value = map.next_value()?;
                line.id = Some(id);
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(line)
    }
}

/// A key, borrowed where it has no escapes.
#[derive(serde::Deserialize)]
struct Borrowed<'a>(#[serde(borrow)] Cow<'a, str>);

/// The text of an article, borrowed where it has no escapes.
struct Text<'a>(Cow<'a, str>);

impl<'de> serde::Deserialize<'de> for Text<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextVisitor;
        impl<'de> Visitor<'de> for TextVisitor {
            type Value = Text<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the text of an article as a string")
            }

            fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Text(Cow::Borrowed(text)))
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Text(Cow::Owned(text.to_owned())))
            }
        }
        deserializer.deserialize_str(TextVisitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const FIELDS: Fields<'_> = Fields {
        text: "text",
        id: "id",
    };

    #[test]
    fn an_article_is_its_text_and_identifier() {
        let line = br#"{"x":[1,{"text":2}],"text":"\u201cNo\u201d\u0000","id":7}"#;
        assert_eq!(read(line, FIELDS), Ok((Some(json!(7)), "“No”\0".into())));
        let line = br#"{"body":"Yes"}"#;
        let fields = Fields {
            text: "body",
            id: "id",
        };
        assert_eq!(read(line, fields), Ok((None, "Yes".into())));
    }

    #[test]
    fn a_line_that_is_no_article_says_why() {
        for (line, id, error) in [
            (&br#"{"id":"a"}"#[..], json!("a"), "no text in field `text`"),
            (
                br#"{"id":"a","text":3}"#,
                json!("a"),
                "invalid type: integer `3`, expected the text of an article as a string \
                 at column 18",
            ),
            (
                b"[1]",
                Value::Null,
                "invalid type: sequence, expected an object with the field `text` at column 0",
            ),
            (
                b"{\"text\":\"a",
                Value::Null,
                "not JSON: EOF while parsing a string at column 10",
            ),
            (
                b"",
                Value::Null,
                "not JSON: EOF while parsing a value at column 0",
            ),
            (b"{\"text\":\"\xff\"}", Value::Null, "not UTF-8 at byte 9"),
        ] {
            let (found, message) = read(line, FIELDS).unwrap_err();
            assert_eq!((found.unwrap_or_default(), message.as_str()), (id, error));
        }
    }
}
