//! Announced dates against the days of their announcement (METHOD 1.12).

use super::finding::Project;
use crate::corridor::Promise;
use crate::stats::claim::slope;

/// Promises by project, in the order in which projects first occur, each in the order of announcement.
pub(super) fn projects(promises: &[Promise]) -> Vec<Project> {
    let mut projects: Vec<Project> = Vec::new();
    for promise in promises {
        let known = projects
            .iter_mut()
            .find(|known| known.name == promise.project);
        match known {
            Some(project) => project.promises.push(promise.clone()),
            None => projects.push(Project {
                name: promise.project.clone(),
                promises: vec![promise.clone()],
                slope: None,
            }),
        }
    }
    for project in &mut projects {
        project
            .promises
            .sort_by(|one, other| one.said_months.total_cmp(&other.said_months));
        let points: Vec<(f64, f64)> = project
            .promises
            .iter()
            .map(|promise| (promise.said_months, promise.promised_months))
            .collect();
        // Two points always lie on a line.
        project.slope = (points.len() >= 3).then(|| slope(&points)).flatten();
    }
    projects
}
