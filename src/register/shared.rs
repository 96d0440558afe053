//! The register that a run uses.

use std::ops::Deref;
use std::sync::Arc;

use super::{Register, RegisterError};

/// The register inside the program, or that with the rows of one more file. Cheap to clone; two are equal when
/// their files say the same.
#[derive(Clone, Debug, Default)]
pub struct SharedRegister(Option<Arc<Extra>>);

#[derive(Debug)]
struct Extra {
    file: String,
    register: Register,
}

impl SharedRegister {
    /// The register with the rows of a file, see [`Register::with_extra`].
    ///
    /// # Errors
    /// When the file is no register.
    pub fn with_extra(file: &str) -> Result<Self, RegisterError> {
        let register = Register::with_extra(file)?;
        Ok(Self(Some(Arc::new(Extra { file: file.to_owned(), register }))))
    }
}

impl Deref for SharedRegister {
    type Target = Register;

    fn deref(&self) -> &Register {
        self.0.as_ref().map_or_else(|| Register::builtin(), |extra| &extra.register)
    }
}

impl PartialEq for SharedRegister {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Some(a), Some(b)) => Arc::ptr_eq(a, b) || a.file == b.file,
            (a, b) => a.is_none() && b.is_none(),
        }
    }
}

impl Eq for SharedRegister {}
