//! From byte offsets to the lines and columns that people use.

/// A place as people count it: both numbers start at 1, the column counts Unicode code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: u32,
    /// Column in code points, from 1.
    pub column: u32,
}

/// Where each line of a text starts.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<usize>,
}

impl LineIndex {
    /// Finds the line starts of `text`; a line ends with `\n`.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let ends = memchr::memchr_iter(b'\n', text.as_bytes());
        Self {
            starts: std::iter::once(0).chain(ends.map(|end| end + 1)).collect(),
        }
    }

    /// Line and column of a byte offset of the same text. A place inside a character, or after
    /// the end, counts as the nearest boundary before it.
    #[must_use]
    pub fn place(&self, text: &str, offset: u32) -> LineColumn {
        let offset = text.floor_char_boundary(offset as usize);
        let line = self.starts.partition_point(|&start| start <= offset);
        let column = text[self.starts[line - 1]..offset].chars().count() + 1;
        LineColumn {
            line: clamp(line),
            column: clamp(column),
        }
    }
}

fn clamp(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_code_points() {
        let text = "é“a”\nb\r\nc";
        let index = LineIndex::new(text);
        let place = |offset| {
            let at = index.place(text, offset);
            (at.line, at.column)
        };
        assert_eq!(place(0), (1, 1));
        assert_eq!(place(5), (1, 3));
        assert_eq!(place(10), (2, 1));
        assert_eq!(place(13), (3, 1));
        assert_eq!(place(99), (3, 2));
    }
}
