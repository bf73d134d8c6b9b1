//! A trie: all aliases that begin at one place, found in one walk.

use std::ops::Range;

/// Byte strings in sorted order, by what they begin with.
#[derive(Debug)]
pub(super) struct Trie {
    /// By depth, so that the children of a node stand together; the root is the first.
    nodes: Vec<Node>,
    /// The byte that leads to each node.
    labels: Vec<u8>,
}

#[derive(Clone, Debug, Default)]
struct Node {
    /// Positions of the strings that end here.
    ends: Range<u32>,
    children: Range<u32>,
}

impl Trie {
    /// Returns a trie of these strings, which must be sorted; equal ones are told apart by their
    /// position. Empty ones end at the root.
    ///
    /// # Panics
    ///
    /// If there are 2³² bytes or more.
    pub(super) fn of(strings: &[&[u8]]) -> Self {
        debug_assert!(strings.is_sorted());
        let mut trie = Self {
            nodes: vec![Node::default()],
            labels: vec![0],
        };
        // The strings below each node.
        let all = 0..strings.len();
        let mut below = vec![all];
        let mut level = 0..1;
        let mut depth = 0;
        while !level.is_empty() {
            for node in level.clone() {
                let Range { start, end } = below[node].clone();
                // What ends here is first among what begins so.
                let longer = start + strings[start..end].partition_point(|s| s.len() == depth);
                let children = trie.nodes.len();
                let mut at = longer;
                for child in strings[longer..end].chunk_by(|a, b| a[depth] == b[depth]) {
                    trie.nodes.push(Node::default());
                    trie.labels.push(child[0][depth]);
                    below.push(at..at + child.len());
                    at += child.len();
                }
                trie.nodes[node] = Node {
                    ends: index(start)..index(longer),
                    children: index(children)..index(trie.nodes.len()),
                };
            }
            level = level.end..trie.nodes.len();
            depth += 1;
        }
        trie
    }

    /// Returns the number of the node to which these bytes lead; `None` if no string begins so.
    pub(super) fn node(&self, bytes: &[u8]) -> Option<u32> {
        bytes
            .iter()
            .try_fold(0, |node, byte| self.child(node, *byte))
    }

    /// Gives every string that `text` begins with to `found`, shortest first: its length, and the
    /// positions of those equal to it. Begins at the node to which the first `depth` bytes lead.
    pub(super) fn each_below(
        &self,
        node: u32,
        depth: usize,
        text: &[u8],
        mut found: impl FnMut(usize, Range<u32>),
    ) {
        let mut node = node;
        let mut depth = depth;
        loop {
            let ends = &self.nodes[node as usize].ends;
            if !ends.is_empty() {
                found(depth, ends.clone());
            }
            let Some(child) = text.get(depth).and_then(|byte| self.child(node, *byte)) else {
                return;
            };
            node = child;
            depth += 1;
        }
    }

    fn child(&self, node: u32, byte: u8) -> Option<u32> {
        let children = &self.nodes[node as usize].children;
        let labels = &self.labels[children.start as usize..children.end as usize];
        // One or two, mostly: a search by vectors would be slower.
        let position = (0..).zip(labels).find(|(_, label)| **label == byte);
        position.map(|(position, _)| children.start + position)
    }
}

fn index(len: usize) -> u32 {
    u32::try_from(len).expect("aliases are shorter than 4 GiB together")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(strings: &[&str], text: &str) -> Vec<(usize, Range<u32>)> {
        let strings: Vec<&[u8]> = strings.iter().map(|string| string.as_bytes()).collect();
        let mut found = Vec::new();
        let trie = Trie::of(&strings);
        for depth in 0..=text.len() {
            let Some(node) = trie.node(&text.as_bytes()[..depth]) else {
                break;
            };
            let mut deeper = Vec::new();
            trie.each_below(node, depth, text.as_bytes(), |len, ends| {
                deeper.push((len, ends));
            });
            if depth == 0 {
                found = deeper;
            } else {
                // From further down, the same but for what has ended above.
                let expected = found.iter().filter(|(len, _)| *len >= depth);
                assert!(deeper.iter().eq(expected));
            }
        }
        found
    }

    #[test]
    fn every_string_at_the_head_is_found_shortest_first() {
        let strings = ["Chad", "China", "China", "China Sea"];
        assert_eq!(found(&strings, "China Sea."), [(5, 1..3), (9, 3..4)]);
        assert_eq!(found(&strings, "Chin"), []);
        assert_eq!(found(&strings, " Chad"), []);
        assert_eq!(found(&[], "Chad"), []);
    }

    #[test]
    fn no_node_is_led_to_by_what_begins_no_string() {
        let trie = Trie::of(&[b"Chad", b"China"]);
        assert!(trie.node(b"Chi").is_some());
        assert_eq!(trie.node(b"Cha!"), None);
        assert_eq!(trie.node(b"Chinas"), None);
    }

    proptest! {
        #[test]
        fn it_agrees_with_trying_every_string(
            strings in prop::collection::vec("[ab가]{0,4}", 0..8),
            text in "[ab가]{0,6}",
        ) {
            let mut strings: Vec<&str> = strings.iter().map(String::as_str).collect();
            strings.sort_unstable();
            let mut expected: Vec<(usize, u32)> = (0..)
                .zip(&strings)
                .filter(|(_, s)| text.starts_with(**s))
                .map(|(position, s)| (s.len(), position))
                .collect();
            expected.sort_unstable();
            let found = found(&strings, &text);
            let found: Vec<_> = found
                .into_iter()
                .flat_map(|(len, ends)| ends.map(move |position| (len, position)))
                .collect();
            prop_assert_eq!(found, expected);
        }
    }
}
