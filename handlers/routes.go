package handlers

import (
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"parkboard/internal/park"
)

// route is one line of the table. The zero access opens it to nobody.
type route struct {
	method string
	path   string
	who    access
	answer echo.HandlerFunc
	early  bool  // answers before the data is loaded
	body   int64 // bytes a request may bring; formBody when 0
}

// access says who may use a route.
type access struct {
	open  bool // also before sign-in
	roles []park.Role
}

var (
	open     = access{open: true}
	everyone = access{roles: park.Roles}
	staff    = access{roles: []park.Role{park.Keeper, park.Clerk, park.Admin}} // see uploads of their parks
	clerks   = access{roles: []park.Role{park.Clerk}}                          // send for their parks
	mappers  = access{roles: []park.Role{park.Clerk, park.Admin}}              // keep the mapped headings
	pursuers = access{roles: []park.Role{park.Keeper, park.Admin}}             // say how a measure goes
	admins   = access{roles: []park.Role{park.Admin}}
	keepers  = access{roles: []park.Role{park.Keeper}} // answer for their parks
)

func (a access) allows(role park.Role) bool { return a.open || slices.Contains(a.roles, role) }

// Request bodies. A workbook may have 20 MiB; the form around it needs a
// little more.
const (
	fileBody   = 20 << 20
	uploadBody = fileBody + 256<<10
	handedBody = 8 * fileBody // a form with a file too large is still read, for what was typed
	formBody   = 1 << 20
)

// routes is the whole site: method, path, who may, handler. The pages of a
// handler inside kept are kept for their reader until somebody writes.
func (s *site) routes() []route {
	get, post := http.MethodGet, http.MethodPost
	return slices.Concat(s.assessmentRoutes(), []route{
		{get, "/healthz", open, s.alive, true, 0},
		{get, "/readyz", open, s.readiness, true, 0},
		{get, "/static/*", open, s.static, true, 0},

		{get, "/signin", open, s.showSignIn, false, 0},
		{post, "/signin", open, s.signIn, false, 0},
		{post, "/signout", open, s.signOut, false, 0},
		{get, "/setup/:token", open, s.showSetup, false, 0},
		{post, "/setup/:token", open, s.setUp, false, 0},

		{get, "/", everyone, s.kept(s.showOverview, s.lastLook), false, 0},
		{get, "/rankings", everyone, s.kept(s.showRankings), false, 0},
		{get, "/parks", everyone, s.kept(s.showParks), false, 0},
		{get, "/rankings.xlsx", everyone, s.exportRanking, false, 0},
		{get, "/rankings.csv", everyone, s.exportRanking, false, 0},
		{get, "/parks/:code", everyone, s.kept(s.showPark), false, 0},
		{get, "/compare", everyone, s.kept(s.showCompare), false, 0},
		{get, "/changes", everyone, s.kept(s.showChanges), false, 0},
		{get, "/changes.xlsx", everyone, s.exportChanges, false, 0},
		{get, "/changes.csv", everyone, s.exportChanges, false, 0},
		{get, "/receipts/:park/:period/:subject", everyone, s.kept(s.showReceipt), false, 0},
		{get, "/receipts/score/:year/:park/:what", everyone, s.kept(s.showScoreReceipt), false, 0},
		{get, "/movements/:park/:period/:subject", everyone, s.kept(s.showMovement), false, 0},

		{get, "/admin/parks", admins, s.showLedgers, false, 0},
		{get, "/admin/parks/new", admins, s.showNewPark, false, 0},
		{post, "/admin/parks/new", admins, s.addPark, false, 0},
		{get, "/admin/parks/:code", admins, s.showLedger, false, 0},
		{get, "/admin/parks/:code/:ledger", admins, s.showEntry, false, 0},
		{post, "/admin/parks/:code/:ledger", admins, s.recordEntry, false, 0},
		{get, "/admin/audit", admins, s.showAudit, false, 0},
	}, s.briefRoutes(), s.uploadRoutes(), s.measureRoutes(), s.schemeRoutes(), s.enterpriseRoutes(), s.projectRoutes(), s.designationRoutes(), s.objectiveRoutes())
}

// briefRoutes are the sheets for print, and those that were issued.
func (s *site) briefRoutes() []route {
	get, post := http.MethodGet, http.MethodPost
	return []route{
		{get, "/briefs", everyone, s.kept(s.showIssuedBriefs), false, 0},
		{get, "/search", everyone, s.kept(s.showSearch), false, 0},
		{get, "/briefs/:period/:code", everyone, s.kept(s.showBrief), false, 0},
		{get, "/briefs/:period/:code/issue", admins, s.showIssue(s.briefToIssue), false, 0},
		{post, "/briefs/:period/:code/issue", admins, s.issue(s.briefToIssue), false, 0},
		{get, "/briefs/issued/:id", everyone, s.showIssuedBrief, false, 0},
		{get, "/briefs/issued/style/:hash", everyone, s.showIssuedStyle, false, 0},
	}
}

// uploadRoutes are the way of a monthly workbook.
func (s *site) uploadRoutes() []route {
	get, post := http.MethodGet, http.MethodPost
	return []route{
		{get, "/uploads", staff, s.kept(s.showUploads), false, 0},
		{get, "/uploads/new", clerks, s.showNewUpload, false, 0},
		{get, "/uploads/template.xlsx", clerks, s.showTemplate, false, 0},
		{get, "/uploads/headings", staff, s.kept(s.showHeadings), false, 0},
		{post, "/uploads/headings/:id/remove", mappers, s.removeHeading, false, 0},
		{post, "/uploads", clerks, s.sendUpload, false, uploadBody},
		{get, "/uploads/:id", staff, s.showUpload, false, 0},
		{get, "/uploads/:id/file", staff, s.showOriginal, false, 0},
		{get, "/uploads/:id/marked.xlsx", staff, s.showMarked, false, 0},
		{get, "/uploads/:id/changes", staff, s.showUploadChanges, false, 0},
		{post, "/uploads/:id/answers", clerks, s.answerQuestion, false, 0},
		{post, "/uploads/:id/headings", clerks, s.mapHeading, false, 0},
		{get, "/uploads/:id/submit", clerks, s.showSubmit, false, 0},
		{post, "/uploads/:id/submit", clerks, s.submitUpload, false, 0},
		{get, "/uploads/:id/publish", admins, s.showPublish, false, 0},
		{post, "/uploads/:id/publish", admins, s.publishUpload, false, 0},
		{get, "/uploads/:id/replace", admins, s.showReplace, false, 0},
		{post, "/uploads/:id/replace", admins, s.replaceUpload, false, 0},
		{get, "/uploads/:id/return", admins, s.showReturn, false, 0},
		{post, "/uploads/:id/return", admins, s.returnUpload, false, 0},
		{get, "/uploads/:id/withdraw", admins, s.showWithdraw, false, 0},
		{post, "/uploads/:id/withdraw", admins, s.withdrawUpload, false, 0},
	}
}

// measureRoutes are what follows from sealed results.
func (s *site) measureRoutes() []route {
	get, post := http.MethodGet, http.MethodPost
	return []route{
		{get, "/measures", everyone, s.kept(s.showMeasures), false, 0},
		{get, "/measures.xlsx", everyone, s.exportMeasures, false, 0},
		{get, "/measures.csv", everyone, s.exportMeasures, false, 0},
		{get, "/measures/sheet/:year", everyone, s.kept(s.showMeasureSheet), false, 0},
		{get, "/measures/sheet/:year/issue", admins, s.showIssue(s.measuresToIssue), false, 0},
		{post, "/measures/sheet/:year/issue", admins, s.issue(s.measuresToIssue), false, 0},
		{get, "/measures/:id", everyone, s.kept(s.showMeasure), false, 0},
		{post, "/measures/:id/acts", pursuers, s.actOnMeasure, false, handedBody},
		{get, "/measures/:id/files/:file", staff, s.showEvidence, false, 0},
	}
}

// assessmentRoutes are the results of a year, its steps and its objections.
func (s *site) assessmentRoutes() []route {
	get, post := http.MethodGet, http.MethodPost
	return []route{
		{get, "/assessments", everyone, s.kept(s.showAssessments), false, 0},
		{get, "/assessments/:year", everyone, s.kept(s.showAssessment), false, 0},
		{get, "/assessments/:year/scores.xlsx", everyone, s.showScorebook, false, 0},
		{get, "/assessments/:year/:park", everyone, s.kept(s.showAssessedPark), false, 0},
		{get, "/assessments/:year/notice", admins, s.showNotice, false, 0},
		{post, "/assessments/:year/notice", admins, s.putOnNotice, false, 0},
		{get, "/assessments/:year/propose", admins, s.showPropose, false, 0},
		{post, "/assessments/:year/propose", admins, s.proposeAssessment, false, 0},
		{get, "/assessments/:year/seal", admins, s.showSeal, false, 0},
		{post, "/assessments/:year/seal", admins, s.sealAssessment, false, 0},
		{get, "/assessments/:year/redraft", admins, s.showRedraft, false, 0},
		{post, "/assessments/:year/redraft", admins, s.redraftAssessment, false, 0},
		{get, "/assessments/:year/object", keepers, s.showObject, false, 0},
		{post, "/assessments/:year/object", keepers, s.object, false, handedBody},
		{get, "/objections/:id/answer", admins, s.showAnswer, false, 0},
		{post, "/objections/:id/answer", admins, s.answerObjection, false, 0},
		{get, "/objections/:id/file", staff, s.showObjectionFile, false, 0},
	}
}

// enterpriseRoutes are the pages of single enterprises. None is kept: what they
// show is confidential and is made for its reader each time.
func (s *site) enterpriseRoutes() []route {
	get, post := http.MethodGet, http.MethodPost
	return []route{
		{get, "/enterprises", staff, s.showEnterprises, false, 0},
		{get, "/enterprises/new", clerks, s.showNewEnterprises, false, 0},
		{get, "/enterprises/low", staff, s.showLowYield, false, 0},
		{post, "/enterprises", clerks, s.sendEnterprises, false, uploadBody},
		{get, "/enterprises/of/:code", staff, s.showEnterprise, false, 0},
		{get, "/enterprises/:id", staff, s.showEnterpriseUpload, false, 0},
		{get, "/enterprises/:id/file", staff, s.showEnterpriseFile, false, 0},
		{get, "/enterprises/:id/publish", admins, s.showPublishEnterprises, false, 0},
		{post, "/enterprises/:id/publish", admins, s.publishEnterprises, false, 0},
		{get, "/enterprises/:id/return", admins, s.showReturnEnterprises, false, 0},
		{post, "/enterprises/:id/return", admins, s.returnEnterprises, false, 0},
		{get, "/enterprises/:id/withdraw", admins, s.showWithdrawEnterprises, false, 0},
		{post, "/enterprises/:id/withdraw", admins, s.withdrawEnterprises, false, 0},
	}
}
