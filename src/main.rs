//! The `kamerlint` command.

fn main() {}
