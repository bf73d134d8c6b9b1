//! Tries: all aliases that begin at one place, found in one walk.
//!
//! A node stands for the bytes at which strings part or end; what lies between is compared as a
//! whole.

use std::collections::VecDeque;
use std::ops::Range;

/// Byte strings in sorted order, by what they begin with.
#[derive(Debug, Default)]
pub(super) struct Tries {
    /// The children of a node stand together.
    nodes: Vec<Node>,
    /// The byte that leads to each node.
    labels: Vec<u8>,
    /// What nodes stand for, one after the other.
    bytes: Vec<u8>,
}

#[derive(Clone, Debug, Default)]
struct Node {
    /// What must follow the byte that leads here, in [`Tries::bytes`].
    follows: Range<u32>,
    /// Positions of the strings that end after it.
    ends: Range<u32>,
    children: Range<u32>,
}

impl Tries {
    /// Adds a trie of the strings at `positions`, which are sorted and agree in their first
    /// `depth` bytes; equal ones are told apart by their position. Returns its number.
    ///
    /// # Panics
    ///
    /// If there are no positions, or 2³² bytes or more.
    pub(super) fn add(&mut self, strings: &[&[u8]], positions: Range<usize>, depth: usize) -> u32 {
        debug_assert!(strings[positions.clone()].is_sorted());
        let root = self.push(0);
        let mut below = VecDeque::from([(root, positions, depth)]);
        while let Some((node, positions, depth)) = below.pop_front() {
            let (first, last) = (strings[positions.start], strings[positions.end - 1]);
            let alike = first[depth..].iter().zip(&last[depth..]);
            let split = depth + alike.take_while(|(a, b)| a == b).count();
            let follows = self.bytes.len();
            self.bytes.extend_from_slice(&first[depth..split]);
            // What ends here is first among what begins so.
            let ending = strings[positions.clone()].partition_point(|string| string.len() == split);
            let longer = positions.start + ending..positions.end;
            let children = self.nodes.len();
            let mut start = longer.start;
            for child in strings[longer.clone()].chunk_by(|a, b| a[split] == b[split]) {
                let child_node = self.push(child[0][split]);
                below.push_back((child_node, start..start + child.len(), split + 1));
                start += child.len();
            }
            self.nodes[node as usize] = Node {
                follows: index(follows)..index(self.bytes.len()),
                ends: index(positions.start)..index(longer.start),
                children: index(children)..index(self.nodes.len()),
            };
        }
        root
    }

    /// Gives every string of the trie `root` that `text` begins with to `found`, shortest first:
    /// its length, and the positions of those equal to it. The first `depth` bytes of the text
    /// are those in which the strings agree, and are not compared.
    pub(super) fn each_in(
        &self,
        root: u32,
        depth: usize,
        text: &[u8],
        mut found: impl FnMut(usize, Range<u32>),
    ) {
        let mut node = &self.nodes[root as usize];
        let mut depth = depth;
        loop {
            let follows = &self.bytes[node.follows.start as usize..node.follows.end as usize];
            // Mostly the first byte differs already: comparing as a whole would be slower.
            let rest = &text[depth..];
            if rest.len() < follows.len() || rest.iter().zip(follows).any(|(a, b)| a != b) {
                return;
            }
            depth += follows.len();
            if !node.ends.is_empty() {
                found(depth, node.ends.clone());
            }
            let Some(child) = text.get(depth).and_then(|byte| self.child(node, *byte)) else {
                return;
            };
            node = child;
            depth += 1;
        }
    }

    fn child(&self, node: &Node, byte: u8) -> Option<&Node> {
        let children = node.children.start as usize..node.children.end as usize;
        // One or two, mostly: a search by vectors would be slower.
        let labels = self.labels[children.clone()].iter();
        let mut children = labels.zip(&self.nodes[children]);
        children
            .find(|(label, _)| **label == byte)
            .map(|(_, child)| child)
    }

    fn push(&mut self, label: u8) -> u32 {
        self.nodes.push(Node::default());
        self.labels.push(label);
        index(self.nodes.len() - 1)
    }
}

fn index(len: usize) -> u32 {
    u32::try_from(len).expect("aliases are shorter than 4 GiB together")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(strings: &[&str], depth: usize, text: &str) -> Vec<(usize, Range<u32>)> {
        let strings: Vec<&[u8]> = strings.iter().map(|string| string.as_bytes()).collect();
        let mut found = Vec::new();
        let mut tries = Tries::default();
        tries.add(&[b"another"], 0..1, 2);
        let root = tries.add(&strings, 0..strings.len(), depth);
        tries.each_in(root, depth, text.as_bytes(), |len, ends| {
            found.push((len, ends));
        });
        found
    }

    #[test]
    fn every_string_at_the_head_is_found_shortest_first() {
        let strings = ["Chad", "China", "China", "China Sea"];
        assert_eq!(found(&strings, 2, "China Sea."), [(5, 1..3), (9, 3..4)]);
        assert_eq!(found(&strings, 2, "Chin"), []);
        assert_eq!(found(&strings, 0, " Chad"), []);
        assert_eq!(found(&strings, 2, "Chad"), [(4, 0..1)]);
    }

    #[test]
    fn a_string_as_short_as_what_all_agree_in_is_found() {
        assert_eq!(found(&["UN", "UNESCO"], 2, "UNICEF"), [(2, 0..1)]);
    }

    #[test]
    fn a_text_that_ends_inside_a_string_holds_it_not() {
        assert_eq!(found(&["China", "China Sea"], 1, "China S"), [(5, 0..1)]);
        assert_eq!(found(&["China"], 5, "China"), [(5, 0..1)]);
    }

    proptest! {
        #[test]
        fn it_agrees_with_trying_every_string(
            strings in prop::collection::vec("[ab가]{0,4}", 1..8),
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
            let found = found(&strings, 0, &text);
            let found: Vec<_> = found
                .into_iter()
                .flat_map(|(len, ends)| ends.map(move |position| (len, position)))
                .collect();
            prop_assert_eq!(found, expected);
        }
    }
}
