//! English.

use crate::language::Language;

use super::tongue::Prose;

pub(super) const PROSE: Prose = Prose {
    language: Language::English,
    outlet: "invented-en",
    sections: ["front page", "world"],
    names: &[
        ("cn", "China"),
        ("ru", "Russia"),
        ("vn", "Vietnam"),
        ("cu", "Cuba"),
        ("la", "Laos"),
        ("mn", "Mongolia"),
        ("sy", "Syria"),
        ("in", "India"),
        ("np", "Nepal"),
        ("xi_jinping", "Xi Jinping"),
        ("putin", "Vladimir Putin"),
    ],
    title: "Delegation from {} Received, Number #",
    title_without_name: "Notes of the Day, Number #",
    naming: &[
        "A delegation sent by {} visited the machine plant on Tuesday.",
        "The papers of {} and {} carried articles on the harvest.",
        "The guests spoke of {}, of {} and of the long road between them.",
        "A floral basket from {} was laid before the monument.",
        "Books about {} were shown in the reading room for # days.",
    ],
    plain: &[
        "Officials and working people heard a report on the results of the first half of the year.",
        "The farm finished rice transplanting ten days ahead of schedule, thanks to # new machines.",
        "A national exhibition of school things opened, and many pupils looked round it.",
        "He stressed the need to raise the quality of consumer goods, and praised the workers.",
        "The new street has # flats, a nursery and a library.",
        "Engineers of the power station repaired the second generator in # hours.",
        "The choir sang songs of the spring, and the spectators clapped their hands.",
        "Fishermen landed # tons more than in the same month of last year.",
        "Volunteers planted # trees along the river and put the paths in order.",
        "The weather stayed dry, so that the roads to the villages were passable again.",
    ],
    traps: &[
        (
            "Equatorial Guinea and Guinea sent greetings.",
            &["gq", "gn"],
        ),
        ("The train from Xi'an was late by # minutes.", &[]),
        ("Niger and Nigeria sent guests.", &["ne", "ng"]),
        (
            "A woman of Roman descent spoke of the romance of old maps.",
            &[],
        ),
        ("Indonesia plays against India today.", &["id", "in"]),
    ],
    space: " ",
};
