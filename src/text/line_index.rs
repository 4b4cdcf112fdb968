//! From byte offsets to the lines and columns that people use.

/// A place as people count it: both numbers start at 1, the column counts Unicode code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: u32,
    /// Column in code points, from 1.
    pub column: u32,
}

/// Bytes from one count of characters to the next.
const STEP: usize = 1024;

/// Where each line of a text starts.
///
/// Characters are counted ahead, so that a place is found in the same time however long its line.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<usize>,
    /// Characters that start before each `STEP` bytes.
    counts: Vec<usize>,
}

impl LineIndex {
    /// Finds the line starts of `text`; a line ends with `\n`.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let ends = memchr::memchr_iter(b'\n', text.as_bytes());
        let starts = std::iter::once(0).chain(ends.map(|end| end + 1)).collect();
        let counts = text.as_bytes().chunks(STEP).scan(0, |count, chunk| {
            let before = *count;
            *count += characters(chunk);
            Some(before)
        });
        Self {
            starts,
            counts: counts.collect(),
        }
    }

    /// Line and column of a byte offset of the same text. A place inside a character, or after
    /// the end, counts as the nearest boundary before it.
    #[must_use]
    pub fn place(&self, text: &str, offset: u32) -> LineColumn {
        let offset = text.floor_char_boundary(offset as usize);
        let line = self.starts.partition_point(|&start| start <= offset);
        let before = |at: usize| {
            let step = (at / STEP).min(self.counts.len().saturating_sub(1));
            let counted = self.counts.get(step).copied().unwrap_or(0);
            counted + characters(&text.as_bytes()[step * STEP..at])
        };
        let column = before(offset) - before(self.starts[line - 1]) + 1;
        LineColumn {
            line: clamp(line),
            column: clamp(column),
        }
    }
}

impl LineIndex {
    /// Where the line of a byte offset starts.
    #[must_use]
    pub fn line_start(&self, offset: u32) -> u32 {
        let next = self
            .starts
            .partition_point(|&start| start <= offset as usize);
        clamp(self.starts[next.saturating_sub(1)])
    }
}

/// Characters that start in these bytes.
fn characters(bytes: &[u8]) -> usize {
    // Counts that fit a byte are added many at once.
    let counted = bytes.chunks(u8::MAX.into()).map(|chunk| {
        let starts = chunk.iter().map(|&byte| u8::from(byte & 0xc0 != 0x80));
        usize::from(starts.sum::<u8>())
    });
    counted.sum()
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

    #[test]
    fn columns_of_long_lines_are_exact() {
        let text = format!("x\n{}", "é€a".repeat(1000));
        let index = LineIndex::new(&text);
        for (column, (at, _)) in text[2..].char_indices().enumerate() {
            let place = index.place(&text, u32::try_from(at + 2).unwrap());
            assert_eq!((place.line, place.column as usize), (2, column + 1));
        }
        assert_eq!(index.place(&text, u32::MAX).column, 3001);
        assert_eq!(
            LineIndex::new("").place("", 0),
            LineColumn { line: 1, column: 1 }
        );
    }
}
