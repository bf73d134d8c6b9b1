//! With the gazetteer compiled in, gate and automaton agree, and on short texts the definition.
#![no_main]

use std::sync::LazyLock;

use arbitrary::Result;
use arbitrary::Unstructured;
use headcount::gazetteer::model::Gazetteer;
use headcount::matching::Matcher;
use headcount::matching::automaton::Automaton;
use headcount::matching::gate::Gate;
use headcount_fuzz::matching;
use libfuzzer_sys::fuzz_target;

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::builtin);
static AUTOMATON: LazyLock<Automaton> = LazyLock::new(|| Automaton::new(&GAZETTEER));
static GATE: LazyLock<Gate> = LazyLock::new(|| Gate::new(&GAZETTEER));

/// Bytes of text up to which the definition is tried.
const SHORT: usize = 48;

fuzz_target!(|data: &[u8]| {
    // An input that ends early is no text; there is nothing to check.
    let _ = agree(&mut Unstructured::new(data));
});

fn agree(from: &mut Unstructured) -> Result<()> {
    let circumstance = matching::circumstance(from)?;
    let text = if from.ratio(1_u8, 4_u8)? {
        String::from_utf8_lossy(from.peek_bytes(from.len()).unwrap_or_default()).into_owned()
    } else {
        matching::text(from, &GAZETTEER)?
    };
    let (mut gate, mut automaton) = (Vec::new(), Vec::new());
    GATE.find(&text, circumstance, &mut gate);
    AUTOMATON.find(&text, circumstance, &mut automaton);
    assert_eq!(gate, automaton);
    matching::mentions_hold(&GAZETTEER, &text, &gate);
    if text.len() <= SHORT {
        assert_eq!(matching::explained(&GAZETTEER, &text, circumstance), gate);
    }
    Ok(())
}
