package handlers

import "net/http"

// projectRoutes are the ledger of key projects, its bottlenecks and its
// quarters. Pages of workbooks are not kept: who may see them differs.
func (s *site) projectRoutes() []route {
	get, post := http.MethodGet, http.MethodPost
	return []route{
		{get, "/projects", everyone, s.kept(s.showProjects), false, 0},
		{get, "/projects.xlsx", everyone, s.exportProjects, false, 0},
		{get, "/projects.csv", everyone, s.exportProjects, false, 0},
		{get, "/projects/blocked", everyone, s.kept(s.showBlocked), false, 0},
		{get, "/projects/blocked/sheet", everyone, s.kept(s.showBlockedSheet), false, 0},
		{get, "/projects/quarters", everyone, s.kept(s.showQuarters), false, 0},
		{get, "/projects/quarters/score", admins, s.showTour, false, 0},
		{post, "/projects/quarters/score", admins, s.recordTour, false, 0},
		{get, "/projects/new", mappers, s.showNewProject, false, 0},
		{post, "/projects/new", mappers, s.addProject, false, 0},
		{get, "/projects/books/new", clerks, s.showNewProjectBook, false, 0},
		{post, "/projects/books", clerks, s.sendProjectBook, false, uploadBody},
		{get, "/projects/books/:id", staff, s.showProjectBook, false, 0},
		{get, "/projects/books/:id/file", staff, s.showProjectFile, false, 0},
		{post, "/projects/books/:id/publish", admins, s.publishProjectBook, false, 0},
		{post, "/projects/books/:id/return", admins, s.returnProjectBook, false, 0},
		{post, "/projects/books/:id/withdraw", admins, s.withdrawProjectBook, false, 0},
		{get, "/projects/:code", everyone, s.kept(s.showProject), false, 0},
		{get, "/projects/:code/edit", mappers, s.showEditProject, false, 0},
		{post, "/projects/:code/edit", mappers, s.editProject, false, 0},
	}
}
