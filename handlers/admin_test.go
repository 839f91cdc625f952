package handlers

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/labstack/echo/v4"
	"golang.org/x/net/html"

	"parkboard/internal/park"
	"parkboard/store/storetest"
	"parkboard/views"
)

// halfYear publishes what the ledgers' tests count with: output and tax of two
// parks at the end of last year and of this half.
func (b *testBoard) halfYear() {
	b.t.Helper()
	b.publish(1,
		figure("rare-earth", "2022-12", "tax", "300000", "万元"), figure("rare-earth", "2022-06", "tax", "140000", "万元"),
		figure("rare-earth", "2023-06", "tax", "160000", "万元"), figure("rare-earth", "2023-06", "output", "5000000", "万元"),
		figure("jiuyuan", "2022-12", "tax", "200000", "万元"), figure("jiuyuan", "2022-06", "tax", "90000", "万元"),
		figure("jiuyuan", "2023-06", "tax", "100000", "万元"), figure("jiuyuan", "2023-06", "output", "2000000", "万元"),
	)
	for code, area := range map[string]park.Quantity{"rare-earth": 36_000_0000, "jiuyuan": 20_000_0000} {
		l := park.Land{Park: code, Basis: park.Industrial, Area: area, Effective: "2021-01-01", Document: "包府发〔2020〕1号"}
		if err := b.db.AddLand(b.t.Context(), storetest.Act(2), l); err != nil {
			b.t.Fatal(err)
		}
	}
}

// entryForm is what a browser would post from the page's one form to the ledgers:
// its fields, without the buttons and the boxes that are not ticked.
func entryForm(t *testing.T, page string) url.Values {
	t.Helper()
	forms := elements(t, page, func(n *html.Node) bool {
		return n.Data == "form" && strings.HasPrefix(attribute(n, "action"), "/admin/parks/") && attribute(n, "method") == "post"
	})
	if len(forms) != 1 {
		t.Fatalf("%d forms: %.400s", len(forms), page)
	}
	values := url.Values{}
	for n := range forms[0].Descendants() {
		switch {
		case n.Data == "input" && attribute(n, "type") != "checkbox":
			values.Add(attribute(n, "name"), attribute(n, "value"))
		case n.Data == "textarea":
			values.Add(attribute(n, "name"), textOf(n))
		case n.Data == "select":
			values.Add(attribute(n, "name"), chosen(n))
		}
	}
	return values
}

func textOf(n *html.Node) string {
	text := ""
	for child := range n.Descendants() {
		if child.Type == html.TextNode {
			text += child.Data
		}
	}
	return text
}

// chosen is the option a browser has selected: the one that is marked, else
// the first.
func chosen(n *html.Node) string {
	first, found := "", false
	for option := range n.Descendants() {
		if option.Data != "option" {
			continue
		}
		for _, a := range option.Attr {
			if a.Key == "selected" {
				return attribute(option, "value")
			}
		}
		if !found {
			first, found = attribute(option, "value"), true
		}
	}
	return first
}

// fills opens a form and types into its fields: name, text, name, text …
func (b *testBoard) fills(person, path string, typed ...string) url.Values {
	b.t.Helper()
	values := entryForm(b.t, b.as(person).get(path).want(b.t, http.StatusOK).body)
	for i := 0; i < len(typed); i += 2 {
		if !values.Has(typed[i]) {
			b.t.Fatalf("%s has no field %s", path, typed[i])
		}
		values.Set(typed[i], typed[i+1])
	}
	return values
}

// keeps fills a form, sees its consequences and keeps it, confirming what is
// asked.
func (b *testBoard) keeps(person, path string, typed ...string) (shown answer) {
	b.t.Helper()
	shown = b.does(person, path, b.fills(person, path, typed...)).want(b.t, http.StatusOK)
	got := b.does(person, path, b.confirmed(shown)).want(b.t, http.StatusSeeOther)
	b.as(person).get(got.location()).want(b.t, http.StatusOK)
	return shown
}

// confirmed is the form of the page of consequences, sent with its button and
// everything ticked.
func (b *testBoard) confirmed(shown answer) url.Values {
	b.t.Helper()
	values := entryForm(b.t, shown.body)
	values.Set("keep", "1")
	for _, box := range elements(b.t, shown.body, func(n *html.Node) bool { return n.Data == "input" && attribute(n, "type") == "checkbox" }) {
		values.Add("sure", attribute(box, "value"))
	}
	return values
}

func (b *testBoard) version() int64 {
	b.t.Helper()
	v, err := b.db.Version(b.t.Context())
	if err != nil {
		b.t.Fatal(err)
	}
	return v
}

func TestAnAreaShowsItsConsequencesBeforeItIsKept(t *testing.T) {
	b := newBoard(t)
	b.halfYear()
	before := b.version()
	path := "/admin/parks/rare-earth/land"
	shown := b.does("admin", path, b.fills("admin", path,
		"amount", "２,８００", "unit", "公顷", "effective", "2023年6月1日", "document", "包府发〔2023〕17号")).want(t, http.StatusOK)
	contains(t, shown, "2800 公顷 = 42,000 亩", "包府发〔2023〕17号", "2023年6月1日", "保留以后有", "36,000", "42,000",
		"亩均税收", "8.89", "7.62") // (160000 + 300000 − 140000) ÷ 36000 and ÷ 42000
	if strings.Contains(shown.body, `type="checkbox"`) {
		t.Error("a sound area is asked about")
	}
	if b.version() != before {
		t.Fatal("looking at the consequences wrote something")
	}
	to := b.does("admin", path, b.confirmed(shown)).want(t, http.StatusSeeOther).location()
	if to != "/admin/parks/rare-earth?kept=land" {
		t.Errorf("led to %s", to)
	}
	contains(t, b.as("admin").get(to), "面积已经登记", "42,000", "包府发〔2023〕17号", "王敏 2023-07-12 10:02", "用到 2023-06-01 以前", "登记面积")
	contains(t, b.as("leader").get("/receipts/rare-earth/2023-06/tax_per_mu"), "42,000", "包府发〔2023〕17号")
	contains(t, b.as("leader").get("/receipts/rare-earth/2022-12/tax_per_mu"), "36,000")
	contains(t, b.as("admin").get("/admin/parks"), "42,000", "王敏 2023-07-12 10:02")
}

// The numbers the page shows for afterwards are the numbers the board then has.
func TestWhatIsShownBeforeIsWhatComesAfter(t *testing.T) {
	for name, c := range map[string]struct {
		path  string
		typed []string
	}{
		"land":   {"/admin/parks/jiuyuan/land", []string{"amount", "9000", "effective", "2022-03-01"}},
		"target": {"/admin/parks/jiuyuan/targets", []string{"indicator", "tax", "year", "2023", "amount", "25", "unit", "亿元", "effective", "2023-02-01"}},
		"tier":   {"/admin/parks/jiuyuan/park", []string{"tier", "t300", "effective", "2023-02-01"}},
		"close":  {"/admin/parks/jiuyuan/close", []string{"effective", "2023-02-01"}},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBoard(t)
			b.halfYear()
			if name == "tier" {
				c.typed[1] = tierOf(t, b, "tuyou")
			}
			foreseen := b.foreseen(c.path, b.fills("admin", c.path, c.typed...))
			if len(foreseen.Changes) == 0 {
				t.Fatal("nothing is said to change")
			}
			b.keeps("admin", c.path, c.typed...)
			after, _, err := b.core.facts.current(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			for _, one := range foreseen.Changes {
				if got := after.Value(one.Query); !got.Says(one.Is) {
					t.Errorf("%s: foreseen %s, then %s", one.Query.Path(), plain(one.Is), plain(got))
				}
			}
		})
	}
}

// foreseen are the consequences of a form, before it is kept.
func (b *testBoard) foreseen(path string, typed url.Values) views.ChangesFacts {
	b.t.Helper()
	req := httptest.NewRequest(http.MethodPost, path, strings.NewReader(typed.Encode()))
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	c := echo.New().NewContext(req, httptest.NewRecorder())
	c.Set(readerKey, reader{user: &people[4]})
	parts := strings.Split(path, "/")
	e, err := b.core.filled(c, parts[3], parts[4])
	if err != nil {
		b.t.Fatal(err)
	}
	if err := b.core.read(b.t.Context(), e); err != nil || len(e.wrong) > 0 {
		b.t.Fatal(err, e.wrong)
	}
	return e.consequences()
}

func tierOf(t *testing.T, b *testBoard, code string) string {
	t.Helper()
	_, known, err := b.core.facts.current(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	one, _ := known.Catalogue.Park(code)
	return one.Tier
}

func TestAnEntryThatChangesNoNumberSaysSo(t *testing.T) {
	b := newBoard(t)
	b.halfYear()
	for path, typed := range map[string][]string{
		"/admin/parks/rare-earth/notes": {"text", "与昆区园区有一处交叉"},
		"/admin/parks/city/due":         {"due", "18"},
		"/admin/parks/city/targets":     {"indicator", "output", "year", "2023", "amount", "4000"},
		"/admin/parks/rare-earth/land":  {"amount", "37000", "effective", "2024-01-01"},
		"/admin/parks/rare-earth/park":  {"aliases", "高新北区"},
	} {
		contains(t, b.keeps("admin", path, typed...), "没有一个数会变")
	}
	contains(t, b.as("admin").get("/admin/parks/city"), "次月 18 日", "次月 20 日", "4000", "无文号")
	contains(t, b.as("leader").get("/parks/rare-earth"), "与昆区园区有一处交叉")
}

func TestAnAreaManyTimesOffMustBeConfirmed(t *testing.T) {
	b := newBoard(t)
	b.halfYear()
	path := "/admin/parks/rare-earth/land"
	for amount, says := range map[string]string{
		"2400": "像是把公顷当成了亩", "24": "像是把平方公里当成了亩", "540000": "像是把亩当成了公顷", "3600": "相差太多",
		"36000.00005": "只能记到小数四位：记为 36,000.0001",
	} {
		shown := b.does("admin", path, b.fills("admin", path, "amount", amount)).want(t, http.StatusOK)
		contains(t, shown, says)
		unsure := b.confirmed(shown)
		unsure.Del("sure")
		before := b.version()
		contains(t, b.does("admin", path, unsure).want(t, http.StatusUnprocessableEntity), "还有没确认的", says)
		if b.version() != before {
			t.Fatal("it was kept all the same")
		}
	}
	shown := b.keeps("admin", path, "amount", "2400")
	contains(t, shown, "1/15")
	contains(t, b.as("admin").get("/admin/parks/rare-earth"), "2400")
}

func TestAMistakeIsCorrectedByALaterEntryForTheSameDay(t *testing.T) {
	b := newBoard(t)
	b.halfYear()
	path := "/admin/parks/rare-earth/land"
	b.keeps("admin", path, "amount", "41000", "effective", "2023-06-01", "document", "甲")
	shown := b.keeps("admin2", path, "amount", "42000", "effective", "2023-06-01", "document", "乙")
	contains(t, shown, "2023-06-01 起已有一条 41,000 亩：这一条更正它")
	contains(t, b.as("admin").get("/admin/parks/rare-earth"), "已被更正", "41,000", "42,000", "甲", "乙", "李航", "王敏")
	contains(t, b.as("leader").get("/receipts/rare-earth/2023-06/land_industrial"), "42,000", "乙")
}

func TestAFormFoundWantingComesBackWithASentenceAtEachField(t *testing.T) {
	b := newBoard(t)
	b.halfYear()
	before := b.version()
	for name, c := range map[string]struct {
		path  string
		typed []string
		says  []string
	}{
		"nothing filled in":    {"/admin/parks/rare-earth/land", []string{"amount", "", "effective", ""}, []string{"有 2 处要改", "请填写。"}},
		"no number":            {"/admin/parks/rare-earth/land", []string{"amount", "约37400亩"}, []string{"不是确定的数", "约37400亩"}},
		"commas astray":        {"/admin/parks/rare-earth/land", []string{"amount", "3,74,00"}, []string{"不是确定的数", "3,74,00"}},
		"zero":                 {"/admin/parks/rare-earth/land", []string{"amount", "0"}, []string{"应大于零"}},
		"below zero":           {"/admin/parks/rare-earth/land", []string{"amount", "-3"}, []string{"应大于零"}},
		"next to nothing":      {"/admin/parks/rare-earth/land", []string{"amount", "0.00001"}, []string{"小于能记的最小数"}},
		"beyond counting":      {"/admin/parks/rare-earth/land", []string{"amount", "999999999999999999"}, []string{"数太大"}},
		"no day":               {"/admin/parks/rare-earth/land", []string{"amount", "37400", "effective", "2023-02-30"}, []string{"不是日期", "2023-02-30"}},
		"before the city":      {"/admin/parks/rare-earth/land", []string{"amount", "37400", "effective", "1937-01-01"}, []string{"不能早于 1949-01-01"}},
		"far ahead":            {"/admin/parks/rare-earth/land", []string{"amount", "37400", "effective", "2323-06-01"}, []string{"太远，最晚 2025-07-12"}},
		"a unit of money":      {"/admin/parks/rare-earth/land", []string{"amount", "37400", "unit", "亿元"}, []string{"单位与它不符，请选：亩、公顷、平方公里、平方米"}},
		"no such basis":        {"/admin/parks/rare-earth/land", []string{"amount", "37400", "basis", "sky"}, []string{"请选一个口径"}},
		"a long document":      {"/admin/parks/rare-earth/land", []string{"amount", "37400", "document", strings.Repeat("文", 61)}, []string{"最多 60 个字，现在 61 个"}},
		"no indicator":         {"/admin/parks/rare-earth/targets", []string{"amount", "25"}, []string{"请选一个指标"}},
		"tax in people":        {"/admin/parks/rare-earth/targets", []string{"indicator", "tax", "amount", "25", "unit", "人"}, []string{"单位与它不符，请选：万元、亿元"}},
		"half a project":       {"/admin/parks/rare-earth/targets", []string{"indicator", "new_projects", "amount", "2.5", "unit", "个"}, []string{"只能是整数"}},
		"a year of three":      {"/admin/parks/rare-earth/targets", []string{"indicator", "tax", "amount", "25", "year", "202"}, []string{"年份写四位数"}},
		"a year far off":       {"/admin/parks/rare-earth/targets", []string{"indicator", "tax", "amount", "25", "year", "2203"}, []string{"1949 到 2033"}},
		"an empty note":        {"/admin/parks/rare-earth/notes", []string{"text", " \n "}, []string{"请填写"}},
		"an endless note":      {"/admin/parks/rare-earth/notes", []string{"text", strings.Repeat("长", 501)}, []string{"最多 500 个字，现在 501 个"}},
		"another park":         {"/admin/parks/rare-earth/park", []string{"aliases", "九 原（园区）"}, []string{"已经是九原工业园区的名称"}},
		"an indicator":         {"/admin/parks/rare-earth/park", []string{"aliases", "税收"}, []string{"是指标“税收”的名称"}},
		"part of one":          {"/admin/parks/rare-earth/park", []string{"aliases", "工业"}, []string{"会读错"}},
		"a word":               {"/admin/parks/rare-earth/park", []string{"aliases", "合计"}, []string{"是表里的用词"}},
		"its own name":         {"/admin/parks/rare-earth/park", []string{"aliases", "稀土 高新区"}, []string{"读起来是同一个名称"}},
		"one character":        {"/admin/parks/rare-earth/park", []string{"aliases", "稀"}, []string{"太短"}},
		"nothing to read":      {"/admin/parks/rare-earth/park", []string{"aliases", "其中：高新"}, []string{"认不出"}},
		"sixty-one":            {"/admin/parks/rare-earth/park", []string{"aliases", strings.Repeat("长", 61)}, []string{"最多 60 个字，现在 61 个"}},
		"no change":            {"/admin/parks/rare-earth/park", nil, []string{"没有要改的"}},
		"ahead of time":        {"/admin/parks/rare-earth/park", []string{"aliases", "高新北区", "effective", "2023-07-13"}, []string{"不能提前修改，最晚 2023-07-12"}},
		"no such tier":         {"/admin/parks/rare-earth/park", []string{"tier", "t9"}, []string{"没有这个档次"}},
		"no name":              {"/admin/parks/rare-earth/park", []string{"name_en", ""}, []string{"请填写"}},
		"a code in use":        {"/admin/parks/new", append(northZone("jiuyuan"), "code", "jiuyuan"), []string{"“jiuyuan”是九原工业园区的代码"}},
		"a code with capitals": {"/admin/parks/new", append(northZone("x"), "code", "North Zone"), []string{"只能用小写字母"}},
		"the city's code":      {"/admin/parks/new", append(northZone("x"), "code", "city"), []string{"另有用途"}},
		"due on the 31st":      {"/admin/parks/city/due", []string{"due", "31"}, []string{"1 到 28"}},
		"due as it is":         {"/admin/parks/city/due", []string{"due", "20"}, []string{"没有要改的"}},
	} {
		t.Run(name, func(t *testing.T) {
			page := b.does("admin", c.path, b.fills("admin", c.path, c.typed...)).want(t, http.StatusUnprocessableEntity)
			contains(t, page, c.says...)
			again, typed := entryForm(t, page.body), map[string]string{}
			for i := 0; i < len(c.typed); i += 2 {
				typed[c.typed[i]] = c.typed[i+1]
			}
			for name, want := range typed {
				if kept := again.Get(name); kept != want && !strings.Contains("unit basis tier", name) {
					t.Errorf("the field %s came back as %q", name, kept)
				}
			}
		})
	}
	if b.version() != before {
		t.Error("something was recorded")
	}
	contains(t, b.as("admin").in("en").post("/admin/parks/rare-earth/land", url.Values{"amount": {"x"}}).want(t, http.StatusUnprocessableEntity),
		"This is no certain number", "Please fill this in", "Choose a basis")
}

// northZone is a park nobody has yet.
func northZone(code string) []string {
	return []string{
		"code", code, "name_zh", "北部新区", "name_en", "North Zone", "full_zh", "包头北部新区产业园", "full_en", "Baotou North Zone Park",
		"short_zh", "北部新区", "short_en", "North", "county_zh", "固阳县", "county_en", "Guyang", "effective", "2023-07-01", "document", "包府发〔2023〕20号",
	}
}

func TestANewParkStandsOnThePagesAndAClosedOneStaysAsKnownThen(t *testing.T) {
	b := newBoard(t)
	b.halfYear()
	b.keeps("admin", "/admin/parks/new", northZone("north-zone")...)
	contains(t, b.as("leader").get("/rankings"), "北部新区")
	contains(t, b.as("admin").get("/admin/parks/north-zone"), "新增", "包府发〔2023〕20号", "固阳县", "修改目录")

	shown := b.keeps("admin", "/admin/parks/rare-earth/close", "effective", "2023-07-12", "document", "包府发〔2023〕21号")
	contains(t, shown, "撤销只影响现在", "位次")
	if page := b.as("leader").get("/rankings"); strings.Contains(page.body, "稀土高新区") {
		t.Error("a closed park is ranked")
	}
	b.as("leader").get("/parks/rare-earth").want(t, http.StatusNotFound)
	contains(t, b.as("admin").get("/admin/parks"), "已撤销的园区", "稀土高新区")
	contains(t, b.as("admin").get("/admin/parks/rare-earth"), "已经撤销", "包府发〔2023〕21号", "恢复园区", "36,000")
	b.as("admin").get("/admin/parks/rare-earth/land").want(t, http.StatusNotFound)
	then, err := b.db.Snapshot(t.Context(), now)
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := then.Catalogue.Park("rare-earth"); !ok {
		t.Error("as known before it was closed, the park is gone")
	}
	contains(t, b.does("admin", "/admin/parks/new", b.fills("admin", "/admin/parks/new", append(northZone("x"), "code", "rare-earth")...)).
		want(t, http.StatusUnprocessableEntity), "“rare-earth”是稀土高新区的代码")
	b.keeps("admin", "/admin/parks/rare-earth/park", "effective", "2023-07-12")
	contains(t, b.as("leader").get("/parks/rare-earth").want(t, http.StatusOK), "稀土高新区")
	contains(t, b.as("admin").get("/admin/parks/rare-earth"), "恢复", "已被更正")
}

func TestANewAliasIsReadByTheNextUpload(t *testing.T) {
	b := newBoard(t)
	b.halfYear()
	file := []byte("2023年5月园区主要指标\n园区,税收累计(万元)\n昆都仑北园,20\n")
	path := b.sendsBytes("clerk", "五月.csv", file)
	contains(t, b.as("clerk").get(path), "park_unknown", "昆都仑北园")
	b.keeps("admin", "/admin/parks/metals/park", "aliases", "昆区园区\n昆都仑北园")
	page := b.as("clerk").get(b.sendsBytes("clerk", "五月二.csv", append(file, '\n'))).want(t, http.StatusOK)
	contains(t, page, "读到 1 个数", "昆区金属深加工园区")
}

func TestHostileNamesAreRecordedAndStayText(t *testing.T) {
	b := newBoard(t)
	b.halfYear()
	long := strings.Repeat("包头稀土高新技术产业", 6)
	b.keeps("admin", "/admin/parks/rare-earth/park",
		"name_zh", "</script><img src=x>", "full_zh", long, "aliases", "=HYPERLINK(\"http://x\")\n'\"><b>", "county_zh", "\"'><i>")
	b.keeps("admin", "/admin/parks/rare-earth/notes", "text", "</script><script>alert(1)</script>", "document", "=1+1")
	for _, path := range []string{"/admin/parks", "/admin/parks/rare-earth", "/admin/parks/rare-earth/park", "/admin/parks/rare-earth/notes", "/admin/audit", "/rankings", "/"} {
		page := b.as("admin").get(path).want(t, http.StatusOK)
		if strings.Contains(page.body, "<img src=x>") || strings.Contains(page.body, "<script>alert") || strings.Contains(page.body, "<b>'") {
			t.Errorf("%s lets markup through", path)
		}
	}
	contains(t, b.as("admin").get("/admin/parks/rare-earth"), long, "=HYPERLINK(")
}

func TestTwoAdministratorsDoNotOverlookEachOther(t *testing.T) {
	b := newBoard(t)
	b.halfYear()
	path := "/admin/parks/rare-earth/land"
	one := b.does("admin", path, b.fills("admin", path, "amount", "42000", "effective", "2023-06-01")).want(t, http.StatusOK)
	b.keeps("admin2", path, "amount", "40000", "effective", "2023-06-01")
	before := b.version()
	moved := b.does("admin", path, b.confirmed(one)).want(t, http.StatusConflict)
	contains(t, moved, "数据又有变动，这条没有保留", "40,000", "42,000", "42,000 亩")
	if b.version() != before {
		t.Fatal("it was kept upon data nobody looked at")
	}
	b.does("admin", path, b.confirmed(moved)).want(t, http.StatusSeeOther)

	same := b.does("admin", path, b.fills("admin", path, "amount", "43000", "effective", "2023-06-02")).want(t, http.StatusOK)
	b.keeps("admin2", "/admin/parks/metals/notes", "text", "无关")
	b.keeps("admin2", "/admin/parks/metals/land", "amount", "9000")
	b.does("admin", path, b.confirmed(same)).want(t, http.StatusSeeOther)

	twice := b.does("admin", path, b.fills("admin", path, "amount", "44000", "effective", "2023-06-03")).want(t, http.StatusOK)
	b.does("admin", path, b.confirmed(twice)).want(t, http.StatusSeeOther)
	b.does("admin", path, b.confirmed(twice)).want(t, http.StatusConflict)
}

func TestAParkRevisedByAnotherIsNotTurnedBack(t *testing.T) {
	b := newBoard(t)
	b.halfYear()
	path := "/admin/parks/rare-earth/park"
	mine := b.fills("admin", path, "county_zh", "高新区管委会")
	b.keeps("admin2", path, "aliases", "高新区\n包头高新区\n高新北区")
	page := b.does("admin", path, mine).want(t, http.StatusConflict)
	contains(t, page, "有人改过这一项", "高新区管委会")
	if again := entryForm(t, page.body); again.Get("county_zh") != "高新区管委会" {
		t.Error("what was typed is lost")
	}
}

func TestGoingBackFromTheConsequencesKeepsWhatWasTyped(t *testing.T) {
	b := newBoard(t)
	b.halfYear()
	path := "/admin/parks/rare-earth/land"
	shown := b.does("admin", path, b.fills("admin", path, "amount", "2,800", "unit", "公顷", "basis", "built")).want(t, http.StatusOK)
	back := entryForm(t, shown.body)
	back.Set("edit", "1")
	again := entryForm(t, b.does("admin", path, back).want(t, http.StatusOK).body)
	if again.Get("amount") != "2,800" || again.Get("unit") != "公顷" || again.Get("basis") != "built" {
		t.Errorf("came back as %v", again)
	}
}

func TestATamperedConfirmationIsLookedAtAnew(t *testing.T) {
	b := newBoard(t)
	b.halfYear()
	path := "/admin/parks/rare-earth/land"
	shown := b.does("admin", path, b.fills("admin", path, "amount", "42000")).want(t, http.StatusOK)
	other := b.confirmed(shown)
	other.Set("amount", "43000")
	contains(t, b.does("admin", path, other).want(t, http.StatusConflict), "43,000")
	straight := b.fills("admin", path, "amount", "42000")
	straight.Set("keep", "1")
	b.does("admin", path, straight).want(t, http.StatusConflict)
}

func TestTheAuditIsNarrowedAndPaged(t *testing.T) {
	b := newBoard(t)
	b.halfYear()
	for i := range 60 {
		if err := b.db.AddNote(t.Context(), storetest.Act(10+i), park.Note{Park: "metals", Text: "x", Effective: "2023-07-01"}); err != nil {
			t.Fatal(err)
		}
	}
	b.keeps("admin2", "/admin/parks/rare-earth/land", "amount", "42000")
	admin := b.as("admin")
	rows := func(path string) int {
		return len(elements(t, admin.get(path).want(t, http.StatusOK).body, func(n *html.Node) bool { return n.Data == "tr" })) - 1
	}
	for path, want := range map[string]int{
		"/admin/audit": 50, "/admin/audit?actor=admin2": 1, "/admin/audit?verb=land": 3, "/admin/audit?verb=note": 50,
		"/admin/audit?page=1&verb=note": 10, "/admin/audit?from=2023-07-12&to=2023-07-12": 1, "/admin/audit?to=2023-07-09": -1,
	} {
		if got := rows(path); got != want {
			t.Errorf("%s lists %d acts, want %d", path, got, want)
		}
	}
	contains(t, admin.get("/admin/audit?actor=admin2"), "登记面积", "李航", "/admin/parks/rare-earth")
	contains(t, admin.get("/admin/audit?from=yesterday").want(t, http.StatusUnprocessableEntity), "不是日期", "yesterday")
	admin.get("/admin/audit?verb=fly").want(t, http.StatusUnprocessableEntity)
	admin.get("/admin/audit?page=-1").want(t, http.StatusUnprocessableEntity)
	for _, nothing := range []string{"/admin/parks/nowhere", "/admin/parks/city/land", "/admin/parks/rare-earth/due", "/admin/parks/nowhere/land"} {
		admin.get(nothing).want(t, http.StatusNotFound)
	}
}
