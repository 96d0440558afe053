//! Every draft in the open folders: open ones as they stand in the editor, others from disk.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;

use tower_lsp::ls_types::Uri;

use super::actor::Open;
use super::view::View;
use crate::cli::args::InputArgs;
use crate::cli::input;
use crate::cli::project::Project;
use crate::cli::sheets::Sheets;
use crate::read::Format;

/// Reads and checks them; the same files as `kamerlint check FOLDER` takes.
pub fn views(open: Open) -> Vec<View> {
    let Open { manners, drafts, texts, check } = open;
    let mut views = Vec::new();
    let mut taken: HashSet<PathBuf> = texts.into_keys().collect();
    for (job, view) in drafts {
        views.push(view.map_or_else(|| job.run(check).view(&manners), |view| View::clone(&view)));
    }
    if manners.roots.is_empty() {
        return views;
    }
    let args = InputArgs {
        paths: manners.roots.clone(),
        stdin_filename: None,
        config: Vec::new(),
        isolated: false,
        lang: None,
    };
    let mut project = Project::new(&args);
    let (files, _) = input::files(&args, &mut project);
    for file in files {
        if !taken.insert(file.path.clone()) {
            continue;
        }
        let (Ok(source), Ok(settings)) = (input::read(&file), project.settings(&file.path)) else {
            continue;
        };
        let Some(uri) = Uri::from_file_path(&file.path) else { continue };
        let format = Format::of_path(&file.path);
        let mut settings = settings;
        settings.sheet = Sheets::of(&settings, &file.path, &source);
        let report = Arc::new(check(&source, format, &settings));
        views.push(View {
            uri,
            path: file.path,
            version: None,
            source,
            format,
            report,
            held: Vec::new(),
            settings: Arc::new(settings),
            manners: Arc::clone(&manners),
        });
    }
    views
}
