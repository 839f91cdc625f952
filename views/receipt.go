package views

import (
	"math/big"
	"net/url"
	"slices"
	"strings"

	"parkboard/internal/board"
	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// Receipt is the page behind one number: how it was made, and each input down
// to its file, sheet, cell and the people it went through.
type Receipt struct {
	Page
	Crumb     []Link
	Heading   string
	Where     string // park · period · window · basis
	Number    Figure
	Unrounded string
	Checked   string // recomputed from the cells just now
	Missing   string // why there is no number
	Marks     []Flag
	Rule      string   // the formula in words
	Equation  Equation // with the values put in; empty for a figure read from one cell
	Computed  Equation // beside a reported growth: what the base gives
	Parks     []ReceiptPark
	ParksHead string
	Absent    string // pooled: which parks lack a value
	Inputs    []Input
	Since     *Meanwhile // on the receipt of a moment gone by

	Ledger Sentence // that the ledger of projects counts otherwise; none where it does not
}

// ReceiptPark is one park of a pooled number or a rank, linked to its receipt.
type ReceiptPark struct {
	Name  string
	Value Figure
	Own   bool
}

// Input is one input of the number, numbered as in the equation.
type Input struct {
	No       string // 1, 1.2
	Depth    int    // 0 for the equation's own terms
	Name     string
	Value    Figure
	Rule     string
	Equation Equation
	Cell     *CellSource
	Land     *LandSource
	Plain    string // a tier, a target: where it comes from
}

// CellSource is where a figure was read and who it went through.
type CellSource struct {
	File     string
	Place    string // Sheet1!E6
	Text     string
	Unit     string // the unit as written in the file
	Upload   Link   // Href "" where the reader may not see it
	Original Link   // the file; Href "" likewise
	Around   *Grid
	Sent     string
	Publish  string
	Hash     string
	Answers  []string
}

// LandSource is a recorded area: effective date, document, who and when.
type LandSource struct {
	Effective string
	Document  string
	Recorded  string
}

// ReceiptFacts is what a receipt is made from beside the value.
type ReceiptFacts struct {
	Value     *board.Value
	Catalogue *park.Catalogue
	Uploads   map[int64]park.Upload
	Answers   map[int64][]park.Answer
	Names     map[string]string
	Near      map[CellPlace]Near // around the cells whose uploads the reader may see
	Now       *board.Value       // the number as it is now, on the receipt of a moment gone by
	Periods   []park.Period      // those that have pages to lead back to

	Board    *board.Board
	Projects *park.ProjectLedger
}

// NewReceipt makes the receipt of a value for its reader.
func NewReceipt(page Page, f ReceiptFacts) Receipt {
	p, v, q := page.Say, f.Value, f.Value.Query
	r := Receipt{Page: page, Number: NewFigure(p, v, InTable)}
	r.Heading = SubjectName(p, f.Catalogue, q.Subject)
	if q.Of != board.OfValue {
		r.Heading = p.T("receipt.heading", r.Heading, askedText(p, q))
	}
	r.Page.Title = p.T("receipt.title", r.Heading, ParkName(p, f.Catalogue, q.Park))
	r.Where = whereText(p, f.Catalogue, q)
	r.Crumb = crumbOf(p, f, q)
	r.Marks = r.Number.Flags
	r.Number.Receipt = "" // this is it
	w := receiptWriter{p: p, page: page, f: f}
	if v.Num != nil {
		r.Unrounded = unrounded(v.Num) + unitBeside(v.Unit)
		if again := board.Recompute(v); again != nil && again.Cmp(v.Num) == 0 {
			r.Checked = p.T("receipt.checked")
		}
	} else if v.Word == "" {
		r.Missing = p.T("missing." + string(v.Missing))
	}
	if v.Formula != "" {
		r.Rule = p.T("formula." + string(v.Formula))
	}
	r.Equation, r.Computed = w.equation(v, ""), w.computed(v)
	r.Parks, r.ParksHead = w.parks(v)
	r.Ledger = ledgerBeside(p, f)
	r.Absent = absentText(p, f.Catalogue, v.Absent)
	w.inputs(v, "", 0)
	r.Inputs = w.out
	r.Since = w.newMeanwhile()
	return r
}

// askedText is what is asked about the subject: 同比, or 位次（按同比）.
func askedText(p locale.Printer, q board.Query) string {
	text := p.T("of." + string(q.Of))
	if q.Ranked != "" && q.Ranked != board.OfValue {
		text += p.T("receipt.by", p.T("of."+string(q.Ranked)))
	}
	if q.Part != "" {
		text += p.T("receipt.part", partText(p, q))
	}
	return text
}

func whereText(p locale.Printer, c *park.Catalogue, q board.Query) string {
	parts := []string{ParkName(p, c, q.Park), PeriodText(p, q.Period)}
	if q.Window != "" {
		parts = append(parts, p.T("window."+string(q.Window)))
	}
	if q.Basis != "" {
		parts = append(parts, p.T("receipt.basis", p.T("basis."+string(q.Basis))))
	}
	if q.Among != "" {
		var names []string
		for _, code := range strings.Split(q.Among, ",") {
			names = append(names, shortName(p, c, code))
		}
		parts = append(parts, p.T("receipt.among", strings.Join(names, p.T("page.listsep"))))
	}
	return strings.Join(parts, " · ")
}

// crumbOf leads back to the pages of the number's period; a period nobody
// reported for has none, and the newest stands in.
func crumbOf(p locale.Printer, f ReceiptFacts, q board.Query) []Link {
	at := ""
	if slices.Contains(f.Periods, q.Period) {
		at = "?period=" + q.Period.String()
	}
	crumb := []Link{{Text: p.T("nav.overview"), Href: "/" + at}}
	if q.Park != park.CityCode {
		crumb = append(crumb, Link{Text: ParkName(p, f.Catalogue, q.Park), Href: "/parks/" + url.PathEscape(q.Park) + at})
	}
	return crumb
}

// unrounded writes the exact value: whole when it ends within nine places,
// else cut there with an ellipsis.
func unrounded(r *big.Rat) string {
	text := park.Decimal(r, 9)
	if exact, ok := new(big.Rat).SetString(text); ok && exact.Cmp(r) == 0 {
		return strings.Replace(trimmed(text), "-", "−", 1)
	}
	cut := new(big.Int).Quo(new(big.Int).Mul(r.Num(), big.NewInt(1e9)), r.Denom())
	return strings.Replace(park.Decimal(new(big.Rat).SetFrac(cut, big.NewInt(1e9)), 9), "-", "−", 1) + "…"
}

func unitBeside(unit string) string {
	if unit == percent || unit == "" {
		return unit
	}
	return " " + unit
}

func absentText(p locale.Printer, c *park.Catalogue, codes []string) string {
	if len(codes) == 0 {
		return ""
	}
	names := make([]string, len(codes))
	for i, code := range codes {
		names[i] = ParkName(p, c, code)
	}
	return p.T("receipt.absent", strings.Join(names, p.T("page.listsep")))
}
