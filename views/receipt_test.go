package views

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"parkboard/internal/board"
	"parkboard/internal/board/boardtest"
	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// receiptFacts are the facts of a receipt whose uploads were all sent by the
// clerk and published by the administrator.
func receiptFacts(b *board.Board, q board.Query) ReceiptFacts {
	f := ReceiptFacts{
		Value: b.Value(q), Catalogue: b.Catalogue(), Periods: b.Periods(), Names: map[string]string{"clerk": "韩雪", "admin": "王敏"},
		Uploads: map[int64]park.Upload{}, Answers: map[int64][]park.Answer{},
	}
	at := time.Date(2023, 7, 18, 7, 12, 0, 0, time.UTC)
	for id := int64(1); id <= 40; id++ {
		f.Uploads[id] = park.Upload{
			ID: id, FileName: fmt.Sprintf("%d.xlsx", id), SHA256: strings.Repeat("ab", 32), SentBy: "clerk", SentAt: at,
			State: park.PublishedState, Parks: []string{"rare-earth", "jiuyuan"},
			Steps: []park.Step{{State: park.Checked, Actor: "clerk", At: at}, {State: park.PublishedState, Actor: "admin", At: at.Add(time.Hour)}},
		}
	}
	return f
}

func receiptOfQuery(lang string, u *park.User, b *board.Board, q board.Query) Receipt {
	page := testPage(lang, u)
	page.Path = b.Resolve(q).Path()
	return NewReceipt(page, receiptFacts(b, q))
}

// rareEarth asks about the first park of the test city in its last period.
func rareEarth(subject string, of board.Of) board.Query {
	return board.Query{Park: "rare-earth", Period: boardtest.Last, Subject: subject, Of: of}
}

func TestTheReceipt(t *testing.T) {
	for _, lang := range bothLanguages {
		golden(t, "receipt-"+lang, ReceiptPage(receiptOfQuery(lang, &testPeople[3], boardtest.Board(), rareEarth("tax_per_mu", board.OfValue))))
	}
}

// linkedQueries are the numbers that the pages of a board link, each once.
func linkedQueries(t *testing.T, b *board.Board) []board.Query {
	t.Helper()
	pages := []string{}
	for _, period := range []string{"2023-06", "2023-02", "2022-12", "2022-09", "2021-06"} {
		pages = append(pages, rendered(t, OverviewPage(overviewOf(locale.Chinese, &testPeople[0], b, boardtest.Period(period)))))
		for _, one := range b.Catalogue().Parks {
			pages = append(pages, rendered(t, BriefPage(NewBrief(testPage(locale.Chinese, &testPeople[0]), b, one, boardtest.Period(period)))))
		}
	}
	for _, ask := range everyRanking(b) {
		pages = append(pages, rendered(t, RankingsPage(rankingsOf(locale.Chinese, &testPeople[0], b, ask))))
	}
	seen := map[board.Query]bool{}
	var queries []board.Query
	for _, page := range pages {
		for href := range receiptsOn(parsed(t, page)) {
			if q, ok := asked(t, b, href); ok && !seen[q] {
				seen[q] = true
				queries = append(queries, q)
			}
		}
	}
	return queries
}

func TestEveryLinkedNumberHasASoundReceiptWhoseEquationHolds(t *testing.T) {
	b := boardtest.Board()
	queries := linkedQueries(t, b)
	if len(queries) < 500 {
		t.Fatalf("only %d numbers are linked", len(queries))
	}
	for i, q := range queries {
		r := receiptOfQuery(bothLanguages[i%2], &testPeople[3], b, q)
		equationsHold(t, r)
		if i%5 == 0 { // parsing a page takes longer than making it
			sound(t, rendered(t, ReceiptPage(r)))
		}
		if v := b.Value(q); v.Num != nil && r.Checked == "" {
			t.Errorf("%s is not what its cells give", q.Path())
		}
		if t.Failed() {
			t.Fatalf("at %s", q.Path())
		}
	}
}

func equationsHold(t *testing.T, r Receipt) {
	t.Helper()
	evaluates(t, r.Path, r.Equation)
	evaluates(t, r.Path, r.Computed)
	for _, in := range r.Inputs {
		evaluates(t, r.Path+" "+in.No, in.Equation)
	}
}

// Every question about every subject, also those no page asks yet.
func TestEveryKnownNumberHasAReceiptWhoseEquationHolds(t *testing.T) {
	b := boardtest.Board()
	subjects := []string{}
	for _, i := range b.Catalogue().Indicators {
		subjects = append(subjects, i.Code)
	}
	for _, r := range b.Catalogue().Ratios {
		subjects = append(subjects, r.Code)
	}
	for _, code := range []string{"metals", park.CityCode} {
		for _, period := range []string{"2023-06", "2022-12"} {
			for _, subject := range subjects {
				for _, of := range board.Ofs {
					r := receiptOfQuery(locale.English, &testPeople[0], b, board.Query{Park: code, Period: boardtest.Period(period), Subject: subject, Of: of})
					equationsHold(t, r)
					for _, text := range []string{r.Title, r.Where, r.Rule, r.Missing, r.Heading} {
						if missingWords.MatchString(text) {
							t.Errorf("%s: %q", r.Path, text)
						}
					}
				}
			}
		}
	}
}

func TestAGrowthBesideADifferentBaseShowsBothReckonings(t *testing.T) {
	r := receiptOfQuery("zh-CN", &testPeople[3], boardtest.Board(), board.Query{Park: "metals", Period: boardtest.Last, Subject: "output", Of: board.OfGrowth})
	if len(r.Equation.Tokens) > 0 {
		t.Errorf("a reported rate is written as a sum: %s", r.Equation.Plain)
	}
	if len(r.Computed.Tokens) == 0 {
		t.Fatal("what the base gives is not shown")
	}
	page := rendered(t, ReceiptPage(r))
	sound(t, page)
	for _, want := range []string{"口径调整？", "按报送的同期数计算应为"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if len(r.Inputs) != 3 {
		t.Errorf("%d inputs: the rate, the current value and its base were expected", len(r.Inputs))
	}
}

func TestAGapThatIsClosedIsNotWrittenAsANegativeSum(t *testing.T) {
	f := boardtest.City()
	f.Figures = append(f.Figures, boardtest.Row(99_999, "jinshan", "2023-06", "output", park.Cumulative, "3100000"))
	b := board.New(f)
	for _, of := range []board.Of{board.OfGap, board.OfNeed} {
		r := receiptOfQuery("zh-CN", &testPeople[0], b, board.Query{Park: "jinshan", Period: boardtest.Last, Subject: "output", Of: of})
		if !strings.Contains(r.Equation.Plain, "max(") || r.Number.Text != "0" {
			t.Errorf("%s: %s", of, r.Equation.Plain)
		}
		evaluates(t, string(of), r.Equation)
	}
}

func TestAReceiptNamesFileCellTextAndEveryHand(t *testing.T) {
	q := rareEarth("output", board.OfValue)
	b := boardtest.Board()
	f := receiptFacts(b, q)
	cell := f.Value.Terms[0].Figure
	up := f.Uploads[cell.Upload]
	up.FileName = hostile[0]
	f.Uploads[cell.Upload] = up
	f.Answers[cell.Upload] = []park.Answer{{Code: park.Jump, Sheet: cell.Sheet, Cell: cell.Cell, Reason: "新企业投产", Actor: "clerk", At: up.SentAt}}
	text := textOf(sound(t, rendered(t, ReceiptPage(NewReceipt(testPage("zh-CN", &testPeople[3]), f)))))
	for _, want := range []string{hostile[0], cell.Sheet + "!" + cell.Cell, cell.Text, up.SHA256, "韩雪 2023-07-18 15:12 上传", "王敏 2023-07-18 16:12 发布", "新企业投产", "原表单位 万元"} {
		if !strings.Contains(text, want) {
			t.Errorf("it does not say %q", want)
		}
	}
}

func TestAReceiptLeadsToTheUploadOnlyForThoseWhoMaySeeIt(t *testing.T) {
	b := boardtest.Board()
	for i, open := range map[int]bool{0: false, 1: false, 2: true, 3: true} { // the keeper's parks do not cover the file
		page := rendered(t, ReceiptPage(receiptOfQuery("zh-CN", &testPeople[i], b, rareEarth("output", board.OfValue))))
		if strings.Contains(page, `href="/uploads/`) != open {
			t.Errorf("%s: linked %v", testPeople[i].Role, !open)
		}
	}
}

func TestTheReceiptOfAMissingNumberSaysWhy(t *testing.T) {
	b := boardtest.Board()
	for why, q := range map[string]board.Query{
		"未报送":   {Park: "jinshan", Period: boardtest.Last, Subject: "output"},
		"无土地面积": {Park: "tuyou", Period: boardtest.Last, Subject: "tax_per_mu"},
		"无目标":   {Park: "metals", Period: boardtest.Last, Subject: "tax", Of: board.OfCompletion},
		"首期，不比": {Park: "metals", Period: boardtest.Period("2023-02"), Subject: "output", Of: board.OfMove},
	} {
		r := receiptOfQuery("zh-CN", &testPeople[0], b, q)
		text := textOf(sound(t, rendered(t, ReceiptPage(r))))
		if !strings.Contains(text, "没有这个数："+why+"。") || r.Checked != "" || strings.Contains(text, "未舍入") {
			t.Errorf("%s: %.200s", why, text)
		}
	}
}

func TestAPooledNumberListsItsParksAndNamesTheOthers(t *testing.T) {
	r := receiptOfQuery("zh-CN", &testPeople[0], boardtest.Board(), board.Query{Park: park.CityCode, Period: boardtest.Last, Subject: "output"})
	if len(r.Parks) != 6 || !strings.Contains(r.Absent, "固阳金山工业园区") {
		t.Errorf("%d parks; %s", len(r.Parks), r.Absent)
	}
	for _, one := range r.Parks {
		if one.Value.Receipt == "" {
			t.Errorf("%s has no receipt", one.Name)
		}
	}
}

func TestARankAmongSomeParksSaysAmongWhich(t *testing.T) {
	q := rareEarth("output", board.OfRank)
	q.Among = "rare-earth,metals"
	r := receiptOfQuery("zh-CN", &testPeople[0], boardtest.Board(), q)
	if !strings.Contains(r.Where, "在稀土高新、昆区金属之间") || len(r.Parks) != 2 {
		t.Errorf("%s: %d parks", r.Where, len(r.Parks))
	}
}

func TestTheWayBackNeverLeadsToAPeriodWithoutAPage(t *testing.T) {
	q := rareEarth("output", board.OfValue)
	q.Window = board.Year // read at the 12th period, which is not over
	for _, link := range receiptOfQuery("zh-CN", &testPeople[0], boardtest.Board(), q).Crumb {
		if strings.Contains(link.Href, "2023-12") {
			t.Error(link.Href)
		}
	}
	for _, link := range receiptOfQuery("zh-CN", &testPeople[0], boardtest.Board(), rareEarth("output", board.OfValue)).Crumb {
		if !strings.HasSuffix(link.Href, "?period=2023-06") {
			t.Error(link.Href)
		}
	}
}

func TestAnAreaWithoutADocumentSaysSo(t *testing.T) {
	f := boardtest.City()
	f.Land = []park.Land{boardtest.Area(1, "rare-earth", "2021-01-01", "36500", "")}
	root := sound(t, rendered(t, ReceiptPage(receiptOfQuery("zh-CN", &testPeople[0], board.New(f), rareEarth("tax_per_mu", board.OfValue)))))
	if !strings.Contains(textOf(root), "无文号") {
		t.Error("it does not say that the area has no document")
	}
}

func TestHostileNamesAreTextOnAReceipt(t *testing.T) {
	b := board.New(hostileFacts())
	for _, of := range []board.Of{board.OfValue, board.OfRank} {
		for i, one := range b.Catalogue().Parks {
			q := board.Query{Park: one.Code, Period: boardtest.Period("2023-05"), Subject: "output", Of: of}
			root := sound(t, rendered(t, ReceiptPage(receiptOfQuery("en", &testPeople[3], b, q))))
			heads := all(root, named("h1"))
			if !strings.Contains(textOf(heads[0]), hostile[i%len(hostile)]) {
				t.Errorf("%q is not printed as it is", one.Name.ZH)
			}
		}
	}
}
