//! Pure arithmetic of counts: intervals and rates.
