//! Heads: the first bytes of the aliases, and where in a text one of them stands.
//!
//! Of the places where an alias can begin by its first byte, most begin none. One look into a
//! table that fits the nearest cache tells so; a larger table names the head that does stand there.

/// Bytes of the longest head.
const LONGEST: usize = size_of::<u64>();

/// Binary logarithm of the filter's size: the built-in gazetteer sets some 3,000 of 131,072 bits.
const FILTER_BITS: u32 = 17;

/// Words of the filter.
const FILTER: usize = (1 << FILTER_BITS) / 64;

/// Binary logarithm of the number of lengths, which fit the nearest cache beside the filter.
const LENGTH_BITS: u32 = 12;

/// First bytes of characters of three bytes and more.
const LONG_CHARACTERS: u8 = 0xE0;

/// The heads of a list of aliases.
///
/// A head is as long as the shortest alias that begins with the same two bytes, or the same
/// character if it has three, so that no alias is shorter than its head: `UN` cuts `UNESCO` down
/// to `UN`, and leaves `United S` as it is.
#[derive(Debug)]
pub(super) struct Heads {
    /// For the first bytes, hashed, the length of their head; 0 where no alias begins so.
    lengths: Box<[u8; 1 << LENGTH_BITS]>,
    /// What the heads hash to.
    filter: Box<[u64; FILTER]>,
    /// Every head with its number, where its hash leads or further on; 0 is free.
    table: Vec<(u64, u32)>,
}

impl Heads {
    /// Returns the heads of these aliases, which must be sorted, and gives each to `number` for
    /// the number that it is to be found by.
    pub(super) fn of<'a>(aliases: &[&'a [u8]], mut number: impl FnMut(&'a [u8]) -> u32) -> Self {
        let aliases = || aliases.iter().copied().filter(|alias| !alias.is_empty());
        let mut lengths = Box::new([0; 1 << LENGTH_BITS]);
        for alias in aliases() {
            let own = u8::try_from(alias.len().min(LONGEST)).expect("eight is a byte");
            let mut shorten = |bytes| {
                let known: &mut u8 = &mut lengths[length_place(bytes)];
                *known = if *known == 0 { own } else { own.min(*known) };
            };
            match *alias {
                [only] => {
                    (0..=u8::MAX).for_each(|second| shorten(loaded(&[only, second])));
                }
                _ => shorten(loaded(alias)),
            }
        }
        let mut distinct: Vec<&[u8]> = aliases()
            .map(|alias| &alias[..usize::from(lengths[length_place(loaded(alias))])])
            .collect();
        distinct.dedup();
        let mut heads = Self {
            lengths,
            filter: Box::new([0; FILTER]),
            // At most half of it is taken, so that a search ends soon.
            table: vec![(0, 0); (2 * distinct.len() + 1).next_power_of_two()],
        };
        for head in distinct {
            heads.insert(loaded(head), number(head));
        }
        heads
    }

    /// Gives every one of the 64 positions from `at` that has a bit in `starts`, and at which a
    /// head stands, to `found`, in order, with the head's number and length.
    pub(super) fn each_in(
        &self,
        text: &[u8],
        at: usize,
        starts: u64,
        mut found: impl FnMut(usize, u32, usize),
    ) {
        let mut hopeful = [0; 64];
        let mut count = 0;
        let mut left = starts;
        while left != 0 {
            let start = at + left.trailing_zeros() as usize;
            left &= left - 1;
            hopeful[count % 64] = start;
            // Whether it is kept is a number and no jump: which it will be, nobody can foresee.
            count += usize::from(self.may_begin(loaded(&text[start..])));
        }
        for start in &hopeful[..count] {
            if let Some((number, len)) = self.at(&text[*start..]) {
                found(*start, number, len);
            }
        }
    }

    /// Returns the head that `text` begins with: its number and length.
    pub(super) fn at(&self, text: &[u8]) -> Option<(u32, usize)> {
        let bytes = loaded(text);
        let len = self.len(bytes);
        Some((self.number(bytes & mask(len))?, len))
    }

    /// Returns whether these bytes may begin with a head.
    fn may_begin(&self, bytes: u64) -> bool {
        let (word, bit) = place(bytes & mask(self.len(bytes)));
        self.filter[word] & bit != 0
    }

    fn len(&self, bytes: u64) -> usize {
        usize::from(self.lengths[length_place(bytes)])
    }

    fn insert(&mut self, head: u64, number: u32) {
        let (word, bit) = place(head);
        self.filter[word] |= bit;
        let mut slot = self.slot(head);
        while self.table[slot].0 != 0 {
            slot = (slot + 1) % self.table.len();
        }
        self.table[slot] = (head, number);
    }

    fn number(&self, head: u64) -> Option<u32> {
        let mut slot = self.slot(head);
        while self.table[slot].0 != head {
            if self.table[slot].0 == 0 {
                return None;
            }
            slot = (slot + 1) % self.table.len();
        }
        // Where no alias begins with the first byte, the head is as empty as a free slot.
        (head != 0).then_some(self.table[slot].1)
    }

    fn slot(&self, head: u64) -> usize {
        (hash(head) >> 32) as usize & (self.table.len() - 1)
    }
}

/// Returns the mask of this many bytes, at most eight.
fn mask(len: usize) -> u64 {
    !u64::MAX.unbounded_shl(8 * u32::try_from(len).expect("eight at most"))
}

fn length_place(bytes: u64) -> usize {
    let [first, ..] = bytes.to_le_bytes();
    let beginning = if first < LONG_CHARACTERS {
        bytes & mask(2)
    } else {
        bytes & mask(3)
    };
    (hash(beginning) >> (64 - LENGTH_BITS)) as usize
}

/// Returns the first eight bytes of a text, or as many as there are, the first one lowest.
fn loaded(text: &[u8]) -> u64 {
    if let Some(bytes) = text.first_chunk() {
        return u64::from_le_bytes(*bytes);
    }
    let mut padded = [0; LONGEST];
    padded[..text.len()].copy_from_slice(text);
    u64::from_le_bytes(padded)
}

/// Returns the word and the bit of the filter that stand for a head.
fn place(head: u64) -> (usize, u64) {
    let bit = hash(head) >> (64 - FILTER_BITS);
    ((bit / 64) as usize, 1 << (bit % 64))
}

fn hash(head: u64) -> u64 {
    // The golden ratio, as odd as it gets.
    head.wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Returns where heads stand in a text, and which; a head may end inside a character.
    fn heads<'a>(aliases: &[&'a str], text: &str) -> Vec<(usize, &'a [u8])> {
        let mut aliases: Vec<&[u8]> = aliases.iter().map(|alias| alias.as_bytes()).collect();
        aliases.sort_unstable();
        let mut heads = Vec::new();
        let table = Heads::of(&aliases, |head| {
            heads.push(head);
            u32::try_from(heads.len() - 1).unwrap()
        });
        let mut found = Vec::new();
        for at in (0..text.len()).step_by(64) {
            let inside = u64::MAX >> (64 - (text.len() - at).min(64));
            table.each_in(text.as_bytes(), at, inside, |at, number, len| {
                let head = heads[number as usize];
                assert_eq!(head.len(), len);
                found.push((at, head));
            });
        }
        found
    }

    fn found<'a>(aliases: &[&'a str], text: &str) -> Vec<(usize, &'a str)> {
        let heads = heads(aliases, text).into_iter();
        heads
            .map(|(at, head)| (at, str::from_utf8(head).unwrap()))
            .collect()
    }

    #[test]
    fn a_head_is_as_long_as_the_shortest_alias_that_begins_with_the_same_two_bytes() {
        let text = "In Chile and China, Cuba";
        assert_eq!(found(&["China"], text), [(13, "China")]);
        assert_eq!(found(&["China", "Chi"], text), [(3, "Chi"), (13, "Chi")]);
        assert_eq!(
            found(&["United States", "UN", "UNESCO"], "United States, UNIDO"),
            [(0, "United S"), (15, "UN")]
        );
    }

    #[test]
    fn an_alias_of_one_byte_is_its_head_also_at_the_end() {
        assert_eq!(found(&["U", "US"], "USU"), [(0, "U"), (2, "U")]);
    }

    #[test]
    fn a_head_is_eight_bytes_at_most() {
        assert_eq!(found(&["Kim Jong Un"], "Kim Jong"), [(0, "Kim Jong")]);
        assert!(found(&["Kim Jong Un"], "Kim Jon").is_empty());
    }

    #[test]
    fn without_aliases_there_is_no_head() {
        assert!(found(&[], "China").is_empty());
        assert!(found(&[""], "China\0").is_empty());
    }

    proptest! {
        #[test]
        fn a_head_is_found_wherever_an_alias_begins(
            aliases in prop::collection::vec("[ab가中]{0,4}", 0..6),
            text in "[ab가中 ]{0,30}",
        ) {
            let aliases: Vec<&str> = aliases.iter().map(String::as_str).collect();
            let found = heads(&aliases, &text);
            prop_assert!(found.iter().all(|(at, head)| text.as_bytes()[*at..].starts_with(head)));
            for (at, _) in text.char_indices() {
                let mut beginning = aliases.iter().filter(|a| text[at..].starts_with(**a));
                let begins = beginning.any(|alias| !alias.is_empty());
                prop_assert!(!begins || found.iter().any(|(found, _)| *found == at));
            }
        }
    }
}
