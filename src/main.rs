//! The program: everything is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    quality_clinic::cli::run(std::env::args_os(), std::env::vars_os())
}
