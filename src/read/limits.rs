//! What a document may ask of the machine. A letter of 200 pages stays far below all of it; what goes past it was made to
//! hurt, or is no letter.

/// The bytes of a file.
pub const FILE: u64 = 128 << 20;
/// The entries of an archive.
pub const ENTRIES: usize = 4_000;
/// The bytes of one part of an archive that is read, unpacked.
pub const PART: u64 = 48 << 20;
/// The bytes of all parts that are read, unpacked.
pub const PARTS: u64 = 96 << 20;
/// The elements and texts of one part.
pub const NODES: usize = 1_500_000;
/// How deep elements may stand in each other.
pub const DEPTH: usize = 400;
/// The pages of a PDF.
pub const PAGES: usize = 2_000;
/// The glyphs of one page of a PDF.
pub const GLYPHS: usize = 400_000;
/// The glyphs and drawing operations of a PDF.
pub const OPERATIONS: usize = 8_000_000;
/// The fonts of a PDF.
pub const FONTS: usize = 1_000;
/// The codes that one font of a PDF tells of.
pub const CODES: usize = 200_000;
/// The bytes of one stream of a PDF, unpacked; pictures are never unpacked.
pub const STREAM: u64 = 48 << 20;
/// The bytes of all of them.
pub const STREAMS: u64 = 384 << 20;
/// The bytes of one stream packed in an older way, of which the size is not known before.
pub const OLD_STREAM: usize = 24 << 10;
/// The bytes of the text that is taken out of a document: five times that of 200 pages. Reading and checking take a hundred times as much
/// memory in the worst case, so this is what holds a run to 256 MiB.
pub const TEXT: usize = 2 << 20;
/// The lines and paragraphs of that text: each may be a question of its own.
pub const BLOCKS: usize = 60_000;
/// The highest id that new ones count on from: none above it was given by a program, and no new one reaches it.
pub const ID: u32 = u32::MAX / 2;
