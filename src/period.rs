//! Calendar periods: days, weeks, months, quarters, halves, years.
