//! Definition, automaton, gate and explanation agree, span for span.
#![no_main]

use arbitrary::Result;
use arbitrary::Unstructured;
use headcount_fuzz::matching;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    // An input that ends early is no text; there is nothing to check.
    let _ = agree(&mut Unstructured::new(data));
});

fn agree(from: &mut Unstructured) -> Result<()> {
    let circumstance = matching::circumstance(from)?;
    let gazetteer = matching::gazetteer(from)?;
    let text = matching::text(from, &gazetteer)?;
    matching::all_agree(&gazetteer, &text, circumstance);
    Ok(())
}
