//! Builds again when a shipped table or scenario is added: they are embedded in the program.

fn main() {
    println!("cargo:rerun-if-changed=scenarios");
}
