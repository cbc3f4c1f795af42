//! Rebuilds when a file of `knowledge/` is added or changed: the library is embedded.

fn main() {
    println!("cargo:rerun-if-changed=knowledge");
}
