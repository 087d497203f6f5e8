//! A model as the loops see it that read it.
//!
//! In comes a model that is lent; out goes each of its parts read. It never owns the model: what stands behind `dyn` brings the
//! code that drops it, and for a model that is the code for all it holds, once in every unit of code that reads one.

use super::{Fault, Model, Peek, Reader, Table};

/// What a record says of its members, whatever their values.
#[derive(Clone, Copy)]
pub(in crate::json) struct Outline {
    pub(in crate::json) table: &'static Table,
    /// as [`Model::defaults`]
    pub(super) defaults: &'static [(usize, &'static str)],
}

impl Outline {
    pub(super) fn of(record: &impl Model) -> Self {
        Self { table: record.table(), defaults: record.defaults() }
    }

    /// What a member is where it is absent, as JSON.
    pub(in crate::json) fn default_of(self, index: usize) -> Option<&'static str> {
        self.defaults.iter().find(|(known, _)| *known == index).map(|(_, json)| *json)
    }
}

/// What [`Model`] does for a model that is being read.
pub(in crate::json) trait ModelParts {
    fn read_part(&mut self, index: usize, first: Peek, reader: &mut Reader<'_>) -> Result<(), Fault>;

    fn read_several(&mut self, parts: &[usize], first: Peek, reader: &mut Reader<'_>) -> Result<(), Fault>;

    fn read_additional(&mut self, name: &str, first: Peek, reader: &mut Reader<'_>) -> Result<(), Fault>;
}

impl<T: Model> ModelParts for &mut T {
    fn read_part(&mut self, index: usize, first: Peek, reader: &mut Reader<'_>) -> Result<(), Fault> {
        Model::read_part(&mut **self, index, first, reader)
    }

    fn read_several(&mut self, parts: &[usize], first: Peek, reader: &mut Reader<'_>) -> Result<(), Fault> {
        Model::read_several(&mut **self, parts, first, reader)
    }

    fn read_additional(&mut self, name: &str, first: Peek, reader: &mut Reader<'_>) -> Result<(), Fault> {
        Model::read_additional(&mut **self, name, first, reader)
    }
}
