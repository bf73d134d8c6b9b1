//! Encodings that a page declares: `<meta charset>`, `http-equiv`, the XML prolog.

use encoding_rs::Encoding;
use encoding_rs::UTF_8;
use memchr::memmem;

/// Bytes in which a declaration is looked for. Browsers look at 1024; pages that keep scripts
/// above their `<meta>` are as real.
const REACH: usize = 4096;

/// Returns the encoding that the head of a page declares, if it is one that exists.
pub(super) fn declared_in(head: &[u8]) -> Option<&'static Encoding> {
    let head = head[..head.len().min(REACH)].to_ascii_lowercase();
    let encoding = in_prolog(&head).or_else(|| in_meta(&head))?;
    // The declaration was read byte by byte, so it is not in UTF-16, whatever it says.
    Some(if encoding.is_ascii_compatible() {
        encoding
    } else {
        UTF_8
    })
}

fn in_prolog(head: &[u8]) -> Option<&'static Encoding> {
    let prolog = head.trim_ascii_start().strip_prefix(b"<?xml")?;
    let end = memmem::find(prolog, b"?>")?;
    label_after(&prolog[..end], b"encoding")
}

fn in_meta(head: &[u8]) -> Option<&'static Encoding> {
    memmem::find_iter(head, "<meta").find_map(|at| {
        let tag = &head[at..];
        let end = memchr::memchr(b'>', tag)?;
        label_after(&tag[..end], b"charset")
    })
}

/// Returns the encoding named after `key`, an equals sign and perhaps a quote.
fn label_after(tag: &[u8], key: &[u8]) -> Option<&'static Encoding> {
    memmem::find_iter(tag, key).find_map(|at| {
        let value = tag[at + key.len()..].trim_ascii_start();
        let value = value.strip_prefix(b"=")?.trim_ascii_start();
        let value = value
            .strip_prefix(b"\"")
            .or(value.strip_prefix(b"'"))
            .unwrap_or(value);
        let end = value
            .iter()
            .position(|b| b" \t\r\n\"';/".contains(b))
            .unwrap_or(value.len());
        Encoding::for_label_no_replacement(&value[..end])
    })
}

#[cfg(test)]
mod tests {
    use super::declared_in;

    fn name(head: &str) -> Option<&'static str> {
        declared_in(head.as_bytes()).map(encoding_rs::Encoding::name)
    }

    #[test]
    fn a_meta_element_declares_in_every_spelling() {
        for head in [
            "<html><meta charset=euc-kr>",
            "<META CHARSET='EUC-KR'/>",
            "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=ks_c_5601-1987\">",
            "<meta name=x content=y>\n<meta charset = \"windows-949\" >",
        ] {
            assert_eq!(name(head), Some("EUC-KR"), "{head}");
        }
    }

    #[test]
    fn an_xml_prolog_declares() {
        assert_eq!(
            name("\n<?xml version=\"1.0\" encoding=\"Shift_JIS\"?>"),
            Some("Shift_JIS")
        );
    }

    #[test]
    fn what_declares_nothing_declares_nothing() {
        for head in [
            "",
            "<meta charset=",
            "<meta charset=klingon>",
            "<?xml?>",
            "charset=big5",
        ] {
            assert_eq!(name(head), None, "{head}");
        }
    }

    #[test]
    fn a_declaration_that_could_be_read_is_not_in_utf_16() {
        assert_eq!(name("<meta charset=utf-16>"), Some("UTF-8"));
    }
}
