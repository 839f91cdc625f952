package views

// NoAssessment is the page while no year was ever assessed.
type NoAssessment struct {
	Page
}

// NewNoAssessment makes the page for its reader.
func NewNoAssessment(page Page) NoAssessment {
	page.Room, page.Title = RoomAssessments, page.Say.T("nav.assessments")
	return NoAssessment{page}
}
