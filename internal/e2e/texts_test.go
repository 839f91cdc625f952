package e2e

// What the pages are called and say, as a reader sees it in Chinese. One place
// to follow a change of wording.
const (
	textSample        = "示例数据"
	textSampleEnglish = "sample data"
	textUploads       = "报送"
	textOverview      = "总览"
	textRankings      = "排行"
	textSend          = "上传月报"
	textCheck         = "上传并检查"
	textAgain         = "上传改正后的表"
	textSubmit        = "提交审核"
	textPublish       = "发布"
	textReturn        = "退回"
	textWithdraw      = "撤回"
	textSure          = "确认发布"
	textSureBack      = "确认退回"
	textSureOut       = "确认撤回"
	textOriginal      = "原文件"
)

// The accounts of the sample: name and what the sign-in page says of it.
var accounts = [][2]string{
	{"leader", "领导"}, {"park", "园区管理员"}, {"clerk", "数据员"}, {"clerk-jiuyuan", "九原工业园区"},
	{"admin", "市级管理员"}, {"admin2", "市级管理员"},
}

// The parts of pages that the tests act on.
const (
	figureLink = "a.n" // a number with a receipt
	fileField  = "#file"
	dropZone   = ".drop"
	sendButton = "form.send button[type=submit]"
)

// page is an address with the account that opens it.
type page struct {
	path, account string
}

// pages is every kind of page there is, with an account that may see it.
var pages = []page{
	{"/signin", ""},
	{"/", "leader"},
	{"/?period=2023-06", "leader"},
	{"/rankings", "leader"},
	{"/rankings?indicator=tax_per_mu&mark=jiuyuan", "park"}, // the ranks over the year, one park marked
	{"/rankings?indicator=output&by=completion", "leader"},
	{"/rankings?indicator=value_added&by=growth", "leader"},
	{"/parks/rare-earth", "leader"},
	{"/parks/jinshan", "park"},
	{"/parks", "leader"},
	{"/parks?sort=completion&dir=desc", "park"},
	{"/parks/jiuyuan?indicator=tax", "leader"},
	{"/compare", "leader"}, // the form alone
	{"/compare?parks=rare-earth,metals,jiuyuan,jinshan", "leader"},
	{"/compare?parks=rare-earth&parks=equipment&period=2022-12", "park"},
	{"/changes", "leader"}, // the form alone
	{"/changes?from=2023-11-19", "leader"},
	{"/changes?from=2023-10-31&to=2023-11-20&period=2023-09&park=jiuyuan", "park"},
	{"/search?q=园", "leader"},
	{"/search?q=没有这样的名称", "park"},
	{"/search", "leader"},
	{"/movements/metals/2023-10/output?ranked=growth", "leader"},
	{"/movements/jiuyuan/2023-10/tax_per_mu", "leader"},
	{"/receipts/rare-earth/2023-10/output", "leader"},
	{"/receipts/rare-earth/2023-10/tax_per_mu", "leader"},
	{"/receipts/city/2023-10/output?of=growth", "leader"},
	{"/receipts/jinshan/2023-10/output?of=rank", "leader"},
	{"/receipts/score/2022/jiuyuan/total", "leader"},
	{"/receipts/score/2022/jiuyuan/tax_per_mu?of=to_rank", "park"},
	{"/receipts/score/2023/city/tax_per_mu?of=benchmark", "leader"},
	{"/receipts/score/2023/jiuyuan/total?of=move&asof=2023-11-21", "leader"},
	{"/briefs/2023-10/rare-earth", "leader"},
	{"/briefs", "leader"},
	{"/briefs/2023-10/rare-earth/issue", "admin"},
	{"/measures/sheet/2022/issue", "admin"},
	{"/receipts/rare-earth/2023-10/tax_per_mu", "clerk"}, // with the neighbours of its cells
	{"/measures", "leader"},
	{"/measures?state=overdue&sort=park&dir=desc", "park"},
	{"/measures?state=dropped", "leader"}, // none fits
	{"/measures/1", "leader"},
	{"/measures/1", "park"},
	{"/measures/1?act=amend", "admin"},
	{"/measures/sheet/2022", "leader"},
	{"/assessments/2023", "leader"},
	{"/assessments/2022/jiuyuan", "park"},
	{"/assessments/2023/notice", "admin"}, // the forms of later stages: notice_test.go
	{"/objectives", "leader"},
	{"/objectives/wind_output", "admin"},
	{"/objectives/champions", "leader"},
	{"/objectives/wind_output/enter", "admin"},
	{"/designations", "leader"},
	{"/designations?kind=low_carbon&state=at_risk", "admin"},
	{"/designations/1", "park"},
	{"/designations/2", "leader"},
	{"/designations/1/milestones/2?act=done", "park"},
	{"/designations/1/values", "admin"},
	{"/smart?park=rare-earth&year=2023", "park"},
	{"/smart/assess", "park"},
	{"/schemes", "admin"},
	{"/schemes", "leader"},
	{"/schemes/1", "leader"},
	{"/schemes/2", "admin"},
	{"/schemes/3/trial?year=2022", "leader"},
	{"/schemes/2/edit", "admin"},
	{"/incidents?year=2023", "admin"},
	{"/incidents?year=2022", "park"},
	{"/schemes/2?done=saved", "admin"},
	{"/enterprises", "admin"},
	{"/enterprises?sort=tax&asof=2023-10-31", "clerk-jiuyuan"},
	{"/enterprises/new", "clerk"},
	{"/enterprises/1", "admin"},
	{"/enterprises/1/withdraw", "admin"},
	{"/enterprises/low?below=5", "park"},
	{"/enterprises/of/91150200MA0EX00014?year=2022", "clerk"},
	{"/enterprises", "leader"}, // 403
	{"/projects", "leader"},
	{"/projects?park=jiuyuan&overdue=1&sort=total&dir=desc", "clerk"},
	{"/projects?new=2023-10", "park"},
	{"/projects/BT-2023-036", "admin"},
	{"/projects/blocked", "leader"},
	{"/projects/blocked?park=jiuyuan&block=power&state=overdue", "leader"},
	{"/projects/blocked/sheet?state=all", "leader"},
	{"/projects/quarters", "admin"},
	{"/projects/quarters/score", "admin"},
	{"/projects/new", "clerk"},
	{"/projects/BT-2023-036/edit", "admin"},
	{"/projects/books/1", "admin"},
	{"/projects/books/new", "clerk"},
	{"/uploads", "clerk"},
	{"/uploads/new", "clerk"},
	{"/uploads/headings", "clerk"},
	{"/uploads/2", "clerk"},
	{"/uploads/2", "admin"},
	{"/uploads/2/withdraw", "admin"},
	{"/uploads/2/changes?period=2021-02", "admin"},
	{"/uploads/new?corrects=2", "clerk"},
	{"/admin/parks", "admin"},
	{"/admin/parks/rare-earth", "admin"},
	{"/admin/parks/city", "admin"},
	{"/admin/parks/rare-earth/land", "admin"},
	{"/admin/parks/rare-earth/targets", "admin"},
	{"/admin/parks/rare-earth/park", "admin"},
	{"/admin/parks/new", "admin"},
	{"/admin/audit", "admin"},
	{"/admin/parks", "park"},   // 403
	{"/uploads/new", "leader"}, // 403
	{"/nowhere", "leader"},     // 404
}
