//! Where a report goes: a file that is complete or not there, or standard output.

use std::{fs, io::Write, path::Path};

use anyhow::{Context, bail};
use headcount::report::{
    dossier::{self, Form, Report},
    whole,
};

/// A place and a format.
#[derive(Clone, Copy, Debug)]
pub(super) struct Target<'a> {
    path: Option<&'a Path>,
    form: Form,
}

impl<'a> Target<'a> {
    /// Returns where to write and how: as asked, or as the name of the file says.
    pub(super) fn of(path: Option<&'a Path>, form: Option<Form>) -> anyhow::Result<Self> {
        let Some(path) = path else {
            let form = form.unwrap_or_default();
            return Ok(Self { path: None, form });
        };
        let Some(form) = form.or_else(|| Form::of(path)) else {
            bail!(
                "cannot tell the format of {}: end its name in .html, .md, .csv or .json, or say \
                 --format",
                path.display()
            );
        };
        let path = Some(path);
        Ok(Self { path, form })
    }

    /// Requires that no file that is read would be lost.
    pub(super) fn require_other_than(&self, input: &Path) -> anyhow::Result<()> {
        let Some(path) = self.path else {
            return Ok(());
        };
        let place = fs::canonicalize(path).ok();
        if place.is_some() && fs::canonicalize(input).ok() == place {
            bail!(
                "{} is one of the files that are read: name another file for the report",
                path.display()
            );
        }
        Ok(())
    }

    /// Writes the report; of a file only its name is told on `out`.
    pub(super) fn write(&self, report: &Report<'_>, out: &mut impl Write) -> anyhow::Result<()> {
        let Some(path) = self.path else {
            dossier::write(report, self.form, out)?;
            return Ok(());
        };
        whole::write(path, |file| dossier::write(report, self.form, file))
            .with_context(|| format!("cannot write the report to {}", path.display()))?;
        let articles: usize = report.dossier.articles.iter().map(Vec::len).sum();
        writeln!(
            out,
            "{}: {}, {articles} articles",
            path.display(),
            report.headline()
        )?;
        Ok(())
    }
}
