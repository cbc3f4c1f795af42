//! A printed sheet as a value: what stands on it, in order; how it looks is its printer's business.

/// One heading with what stands below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetSection {
    /// Heading.
    pub heading: String,
    /// Paragraphs.
    pub lines: Vec<String>,
}

/// The words around a page number: 第 1 页 共 2 页.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PageWords {
    /// Before the number.
    pub before: String,
    /// Between number and count.
    pub between: String,
    /// After the count.
    pub after: String,
}

/// A sheet, ready to be printed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    /// Who issues it.
    pub issuer: String,
    /// What it is.
    pub title: String,
    /// Labelled lines of the head.
    pub rows: Vec<(String, String)>,
    /// The body.
    pub sections: Vec<SheetSection>,
    /// Lines at the end, on the right: signature, date.
    pub closing: Vec<String>,
    /// A remark below.
    pub remark: String,
    /// Foot of each page.
    pub page: PageWords,
}
