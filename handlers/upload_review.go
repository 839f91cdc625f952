package handlers

import (
	"net/http"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"

	"parkboard/internal/intake"
	"parkboard/internal/park"
	"parkboard/internal/sheet"
	"parkboard/store"
	"parkboard/views"
)

// checking is a workbook to be read for somebody.
type checking struct {
	name    string
	raw     []byte
	hint    park.Period
	sender  park.User
	sentAt  park.Moment
	answers []park.Answer
}

// check reads a workbook against what was known: its sender may send only for
// their parks; city administrators, who file from the command line, for all.
func (s *site) check(c echo.Context, known store.Snapshot, w checking) intake.Draft {
	r := intake.Request{
		Name: w.name, Bytes: w.raw, Catalogue: known.Catalogue, Period: w.hint,
		History: park.NewLedger(known.Figures), SentAt: w.sentAt, Answers: w.answers,
		Headings: known.Headings,
	}
	if w.sender.Role != park.Admin {
		r.MaySend = w.sender.MaySend
	}
	return intake.Read(c.Request().Context(), r)
}

// review is an upload with what its file says when checked as of its stage.
type review struct {
	visit
	upload   park.Upload
	draft    intake.Draft
	answers  []park.Answer
	raw      []byte         // the file as it was sent
	against  store.Snapshot // what it was checked against
	asRead   int64
	unsaid   *park.Issue // the question whose reason came back empty
	work     checking    // what was checked, to check it again
	unchosen string      // the place of a heading whose indicator came back empty
}

// review loads the upload of the path for a reader who may see it and reads
// its file again: against the figures of now while it is on its way, against
// those of the moment before it was decided on afterwards.
func (s *site) review(c echo.Context) (review, error) {
	v, err := s.visit(c, views.RoomUploads)
	if err != nil {
		return review{}, err
	}
	up, err := s.seenUpload(c, v.User)
	if err != nil {
		return review{}, err
	}
	ctx := c.Request().Context()
	r := review{visit: v, upload: up, asRead: v.Known.Version}
	if r.answers, err = s.DB.AnswersAsOf(ctx, up.ID, v.At); err != nil {
		return review{}, err
	}
	if r.raw, err = s.DB.Bytes(ctx, up.ID); err != nil {
		return review{}, err
	}
	sender, err := s.DB.User(ctx, up.SentBy)
	if err != nil {
		return review{}, err
	}
	known := v.Known
	if at := decidedAt(up); !at.IsZero() {
		if known, err = s.DB.Snapshot(ctx, at.Add(-time.Second)); err != nil {
			return review{}, err
		}
		known.Catalogue = v.Known.Catalogue
	}
	r.against = known
	r.work = checking{up.FileName, r.raw, up.Hint, sender, up.SentAt, r.answers}
	r.draft = s.check(c, known, r.work)
	return r, nil
}

// decidedAt is when the upload was published or returned; zero while it is on
// its way.
func decidedAt(up park.Upload) park.Moment {
	for _, step := range up.Steps {
		if step.State == park.PublishedState || step.State == park.Returned {
			return step.At
		}
	}
	return park.Moment{}
}

// seenUpload is the upload of the path, for a reader who may see it.
func (s *site) seenUpload(c echo.Context, u park.User) (park.Upload, error) {
	id, err := strconv.ParseInt(c.Param("id"), 10, 64)
	if err != nil {
		return park.Upload{}, park.NotFoundf("upload", "no upload %q", c.Param("id"))
	}
	up, err := s.DB.UploadAsOf(c.Request().Context(), id, asof(c.Request().Context()))
	if err != nil {
		return park.Upload{}, err
	}
	if !u.MaySee(up) {
		return park.Upload{}, park.Forbiddenf("upload_not_yours", "upload %d", id)
	}
	return up, nil
}

func (s *site) showUpload(c echo.Context) error {
	r, err := s.review(c)
	if err != nil {
		return err
	}
	return s.renderReview(c, http.StatusOK, r)
}

func (s *site) renderReview(c echo.Context, status int, r review) error {
	names, err := s.DB.PeopleNames(c.Request().Context())
	if err != nil {
		return err
	}
	last, by, err := s.resent(c, r)
	if err != nil {
		return err
	}
	f := views.ReviewFacts{
		Upload: r.upload, Catalogue: r.Known.Catalogue, Figures: r.draft.Figures, City: r.draft.City, Issues: r.draft.Issues,
		Answers: r.answers, Sheets: gridsOf(r.draft.Book), Names: names,
		Open: len(r.draft.Open(r.answers)), Unread: r.draft.Book == nil, OnlyList: whyOnlyList(r), Unsaid: r.unsaid,
		Last: last, By: by, Unmapped: unmappedPlaces(r.draft), Mapped: mappedPlaces(r.draft), Unchosen: r.unchosen,
		Ahead: s.reviewAhead(r, by != nil),
	}
	if f.Replaces, f.Replaced, err = s.replacements(c, r); err != nil {
		return err
	}
	return render(c, status, views.ReviewPage(views.NewReview(r.Page, f)))
}

// gridsOf gives the sheets of a book for drawing, within bounds; what lies
// beyond is counted, not carried.
func gridsOf(book *sheet.Book) []views.GridSheet {
	if book == nil {
		return nil
	}
	grids := make([]views.GridSheet, 0, len(book.Sheets))
	for i := range book.Sheets {
		if sh := &book.Sheets[i]; len(sh.Rows) > 0 {
			grids = append(grids, gridOf(book, sh))
		}
	}
	return grids
}

func gridOf(book *sheet.Book, sh *sheet.Sheet) views.GridSheet {
	g := views.GridSheet{Name: sh.Name, Rows: sh.RowCount, HideRow: map[int]bool{}, HideCol: map[int]bool{}}
	for i := range sh.Rows {
		row := &sh.Rows[i]
		if int(row.N) > views.GridRows {
			break
		}
		if row.Hidden {
			g.HideRow[int(row.N)] = true
		}
		for j := range row.Cells {
			cell := &row.Cells[j]
			g.Cells = append(g.Cells, views.GridCell{
				Row: int(row.N), Col: int(cell.Col), Text: book.Shown(cell), Number: cell.Kind == sheet.Number,
			})
		}
	}
	for col := 1; col <= views.GridColumns; col++ {
		if sh.ColHidden(col) {
			g.HideCol[col] = true
		}
	}
	for _, m := range sh.Merges {
		g.Merges = append(g.Merges, views.GridMerge{Top: m.R1, Left: m.C1, Bottom: m.R2, Right: m.C2})
	}
	return g
}

// showOriginal hands out the file as it was sent, byte for byte.
func (s *site) showOriginal(c echo.Context) error {
	up, err := s.seenUpload(c, user(c))
	if err != nil {
		return err
	}
	raw, err := s.DB.Bytes(c.Request().Context(), up.ID)
	if err != nil {
		return err
	}
	return handOut(c, up.FileName, echo.MIMEOctetStream, raw)
}
