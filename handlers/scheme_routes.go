package handlers

import "net/http"

// schemeRoutes are the pages of schemes and of what they deduct for.
func (s *site) schemeRoutes() []route {
	get, post := http.MethodGet, http.MethodPost
	return []route{
		{post, "/assessments", admins, s.openAssessment, false, 0},
		{get, "/schemes", everyone, s.kept(s.showSchemes), false, 0},
		{post, "/schemes", admins, s.addScheme, false, 0},
		{get, "/schemes/:id", everyone, s.kept(s.showScheme), false, 0},
		{get, "/schemes/:id/trial", everyone, s.kept(s.showTrial), false, 0},
		{get, "/schemes/:id/edit", admins, s.showEditScheme, false, 0},
		{post, "/schemes/:id/edit", admins, s.editScheme, false, 0},
		{post, "/schemes/:id/use", admins, s.useScheme, false, 0},

		{get, "/incidents", everyone, s.kept(s.showIncidents), false, 0},
		{post, "/incidents", admins, s.addIncident, false, 0},
		{get, "/incidents/:id/revoke", admins, s.showRevokeIncident, false, 0},
		{post, "/incidents/:id/revoke", admins, s.revokeIncident, false, 0},
	}
}
