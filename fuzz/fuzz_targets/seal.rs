//! Sealed results: what was sealed is read, what was changed is not.
#![no_main]

use headcount::report::seal;
use headcount::report::seal::Drift;
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

fuzz_target!(|data: &[u8]| {
    let Some((choice, content)) = data.split_first() else {
        return;
    };
    let Ok(text) = str::from_utf8(content) else {
        return;
    };
    assert!(!is_read(text) || text.contains("\"digest\":\""));
    // One value to be sealed, or two to be compared.
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<Value>();
    let (Some(Ok(sealed)), now) = (values.next(), values.next()) else {
        return;
    };
    assert_eq!(seal::drifts(&sealed, &sealed), []);
    if let Some(Ok(now)) = now {
        let drifts = seal::drifts(&sealed, &now);
        assert_eq!(Drift::table(&drifts).rows.len(), drifts.len());
        assert_eq!(
            seal::drifts(&now, &sealed).len(),
            drifts.len(),
            "drift has no direction"
        );
    }
    let Value::Object(mut sealed) = sealed else {
        return;
    };
    sealed.remove("digest");
    sealed.insert("seal".to_owned(), 1.into());
    let sealed = Value::Object(sealed);
    let mut written = sealed.to_string();
    written.pop();
    let digest = blake3::hash(written.as_bytes()).to_hex();
    let written = format!("{written},\n\"digest\":\"{digest}\"}}\n");
    let read = seal::read(&written).expect("as it was sealed");
    assert_eq!(read["digest"].as_str(), Some(digest.as_str()));
    let mut changed = written.into_bytes();
    let at = usize::from(*choice) * changed.len() / 256;
    changed[at] ^= 1;
    assert!(
        !String::from_utf8(changed).is_ok_and(|text| is_read(&text)),
        "changed at {at}"
    );
});

fn is_read(text: &str) -> bool {
    seal::read(text).is_ok()
}
