//! What Spanish words say was sent.

use super::super::kind::Kind;

/// Returns the message and the gestures that folded words name, in this order.
pub(super) fn kinds(words: &str) -> Vec<Kind> {
    const MESSAGES: [(&[&str], Kind); 9] = [
        (&["mensaje oral", "mensaje verbal"], Kind::Verbal),
        (
            &[
                "carta de ano nuevo",
                "cartas de ano nuevo",
                "tarjeta de ano nuevo",
                "tarjetas de ano nuevo",
            ],
            Kind::NewYearCard,
        ),
        (&["respuesta", "agradecimiento"], Kind::Reply),
        (&["consuelo", "simpatia"], Kind::Sympathy),
        (&["condolencia", "pesame"], Kind::Condolence),
        (&["felicita"], Kind::Congratulation),
        (&["saludo"], Kind::Greeting),
        (&["carta"], Kind::Letter),
        (&["mensaje", "telegrama"], Kind::Message),
    ];
    const GESTURES: [(&[&str], Kind); 3] = [
        (
            &["cesto de flores", "cestos de flores", "cesta de flores"],
            Kind::FloralBasket,
        ),
        (&["ofrenda floral", "corona de flores"], Kind::Wreath),
        (&["presente", "regalo"], Kind::Gift),
    ];
    // What an ambassador hands over is no letter.
    let words = words.replace("cartas credenciales", "");
    let is_named = |(names, _): &&(&[&str], Kind)| names.iter().any(|name| words.contains(name));
    let message = MESSAGES.iter().find(is_named);
    let gestures = GESTURES.iter().filter(is_named);
    message
        .into_iter()
        .chain(gestures)
        .map(|(_, kind)| *kind)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credentials_are_no_letter() {
        assert_eq!(kinds("cartas credenciales"), []);
        assert_eq!(kinds("carta personal"), [Kind::Letter]);
    }

    #[test]
    fn a_card_of_the_new_year_is_called_a_letter() {
        assert_eq!(kinds("carta de ano nuevo"), [Kind::NewYearCard]);
        assert_eq!(
            kinds("un cesto de flores y una carta"),
            [Kind::Letter, Kind::FloralBasket]
        );
    }
}
