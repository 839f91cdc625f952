package handlers

import (
	"errors"
	"io"
	"net/http"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"parkboard/internal/park"
	"parkboard/store"
	"parkboard/views"
)

// uploadsAPage is how many uploads a page of the list holds.
const uploadsAPage = 50

// showUploads is the calendar of park × period, what waits for the reader, and
// the uploads they may see.
func (s *site) showUploads(c echo.Context) error {
	v, err := s.visit(c, views.RoomUploads)
	if err != nil {
		return err
	}
	year, page, sort, err := readCalendar(c, v)
	if err != nil {
		return err
	}
	all, err := s.DB.Uploads(c.Request().Context(), store.UploadFilter{AsOf: asof(c.Request().Context())})
	if err != nil {
		return err
	}
	names, err := s.DB.PeopleNames(c.Request().Context())
	if err != nil {
		return err
	}
	f := views.UploadsFacts{
		Catalogue: v.Known.Catalogue, Year: year, Years: yearsOf(all, v), Today: v.Today, Names: names,
		OfYear: ofYear(monthly(all, v.Known), year), All: all, Sort: sort,
	}
	seen := slices.DeleteFunc(slices.Clone(all), func(up park.Upload) bool { return !v.User.MaySee(up) })
	f.Waiting = waitingFor(v.User, seen, all)
	from, to := min(page*uploadsAPage, len(seen)), min((page+1)*uploadsAPage, len(seen))
	f.Uploads = seen[from:to]
	if page > 0 {
		f.Newer = views.CalendarPath(year, sort, page-1, "all")
	}
	if to < len(seen) {
		f.Older = views.CalendarPath(year, sort, page+1, "all")
	}
	return render(c, http.StatusOK, views.UploadsPage(views.NewUploads(v.Page, f)))
}

// readCalendar reads ?year=, ?page= and ?sort=; the year defaults to the newest
// reported one.
func readCalendar(c echo.Context, v visit) (year, page int, sort views.CalendarSort, err error) {
	if sort = views.CalendarSort(c.QueryParam("sort")); !slices.Contains(views.CalendarSorts, sort) {
		return 0, 0, "", park.Invalidf("sort", "order %q", sort)
	}
	year = v.Board.Latest().Year
	if year == 0 {
		year = v.Today.Time().Year()
	}
	if text := c.QueryParam("year"); text != "" {
		if year, err = strconv.Atoi(text); err != nil || year < 1949 || year > 9999 {
			return 0, 0, "", park.Invalidf("year", "year %q", text)
		}
	}
	if text := c.QueryParam("page"); text != "" {
		if page, err = strconv.Atoi(text); err != nil || page < 0 || page > 1e6 {
			return 0, 0, "", park.Invalidf("page", "page %q", text)
		}
	}
	return year, page, sort, nil
}

func speaksOf(up park.Upload, year int) bool {
	return slices.ContainsFunc(up.Periods, func(p park.Period) bool { return p.Year == year })
}

func ofYear(all []park.Upload, year int) []park.Upload {
	return slices.DeleteFunc(slices.Clone(all), func(up park.Upload) bool { return !speaksOf(up, year) })
}

// monthly leaves out the uploads whose published figures all stand apart: they
// are no month's report and correct none (docs/domain.md#indicators).
func monthly(all []park.Upload, known store.Snapshot) []park.Upload {
	apart := make(map[int64]bool)
	for i := range known.Figures {
		f := &known.Figures[i]
		ind, _ := known.Catalogue.Indicator(f.Indicator)
		if only, seen := apart[f.Upload]; only || !seen {
			apart[f.Upload] = ind.Apart
		}
	}
	return slices.DeleteFunc(slices.Clone(all), func(up park.Upload) bool { return apart[up.ID] })
}

// yearsOf lists the years from the first with uploads to the present one, newest
// first: a year in which nobody sent anything has the most to show.
func yearsOf(all []park.Upload, v visit) []int {
	first, last := v.Today.Time().Year(), v.Today.Time().Year()
	for _, up := range all {
		for _, p := range up.Periods {
			first, last = min(first, p.Year), max(last, p.Year)
		}
	}
	years := make([]int, 0, last-first+1)
	for year := last; year >= first; year-- {
		years = append(years, year)
	}
	return years
}

// waitingFor is what the reader has to do: a city administrator decides on
// what is submitted, a clerk finishes what is checked and was not superseded.
func waitingFor(u park.User, seen, all []park.Upload) []park.Upload {
	state := map[park.Role]park.State{park.Admin: park.Submitted, park.Clerk: park.Checked}[u.Role]
	return slices.DeleteFunc(slices.Clone(seen), func(up park.Upload) bool {
		_, superseded := park.SupersededBy(up, all)
		return superseded || up.State != state || u.Role == park.Clerk && up.SentBy != u.Name
	})
}

func (s *site) showNewUpload(c echo.Context) error {
	v, err := s.visit(c, views.RoomUploads)
	if err != nil {
		return err
	}
	n := v.newUpload(park.Period{}, nil)
	if n.Corrects, err = s.corrected(c, v); err != nil {
		return err
	}
	return render(c, http.StatusOK, views.NewUploadPage(n))
}

// newUpload is the form over a state of the data.
func (v visit) newUpload(hint park.Period, problem views.Sentence) views.NewUpload {
	today := v.Today.Time()
	latest := park.Period{Year: today.Year(), Month: int(today.Month())}
	if !latest.Valid() { // January belongs to the 1—2月 that is not over
		latest = latest.Prev()
	}
	n := views.NewUploadForm(v.Page, v.Known.Catalogue, latest, hint, problem)
	n.Blank = views.NewBlankForm(v.Say, v.User, v.Known.Catalogue, latest, v.Today.Closed())
	return n
}

// sendUpload keeps a workbook, checks it and leads to its page. The same bytes
// sent again lead to the page they already have.
func (s *site) sendUpload(c echo.Context) error {
	v, err := s.visit(c, views.RoomUploads)
	if err != nil {
		return err
	}
	name, raw, hint, err := readWorkbook(c)
	if status, problem := problemOf(v, err); status != 0 {
		return render(c, status, views.NewUploadPage(v.newUpload(hint, problem)))
	}
	if err != nil {
		return err
	}
	draft := s.check(c, v.Known, checking{name: name, raw: raw, hint: hint, sender: v.User, sentAt: s.Clock()})
	twin, err := s.twin(c, v.User, draft.SHA256)
	if err != nil {
		return err
	}
	if twin != nil {
		return s.sameAgain(c, v, *twin)
	}
	carried, err := s.carriedOver(c, v.User, draft)
	if err != nil {
		return err
	}
	errs, questions, notes := draft.Counts()
	up, err := s.DB.Receive(c.Request().Context(), s.act(c), store.Received{
		FileName: name, Bytes: raw, SHA256: draft.SHA256, Format: draft.Format, Encoding: draft.Encoding, Hint: hint,
		Parks: draft.Parks, Periods: draft.Periods, Figures: len(draft.Figures),
		Errors: errs, Questions: questions, Notes: notes, Carried: carried,
	})
	if err != nil {
		return err
	}
	return seeOther(c, uploadPath(up.ID))
}

// sameAgain tells that these bytes are here already, and where.
func (s *site) sameAgain(c echo.Context, v visit, twin park.Upload) error {
	names, err := s.DB.PeopleNames(c.Request().Context())
	if err != nil {
		return err
	}
	link := views.Link{Text: "#" + strconv.FormatInt(twin.ID, 10)}
	if v.User.MaySee(twin) {
		link.Href = uploadPath(twin.ID)
	}
	problem := views.Say(v.Say, "upload.problem.same", link, v.Say.T("state."+string(twin.State)),
		names[twin.SentBy]+" "+views.MomentText(twin.SentAt))
	return render(c, http.StatusConflict, views.NewUploadPage(v.newUpload(park.Period{}, problem)))
}

// twin is an upload of the same bytes that still counts: returned and
// withdrawn ones may be sent again, and so may what the sender left unfinished
// for another.
func (s *site) twin(c echo.Context, u park.User, sha string) (*park.Upload, error) {
	same, err := s.DB.SameBytes(c.Request().Context(), sha)
	if err != nil {
		return nil, err
	}
	for _, up := range same {
		if up.State == park.Submitted || up.State == park.PublishedState || up.State == park.Checked && up.SentBy == u.Name {
			return &up, nil
		}
	}
	return nil, nil
}

var (
	errNoFile    = errors.New("no file was chosen")
	errFileLarge = errors.New("the file is above the limit")
)

// readWorkbook reads the form: field file, and period where one was chosen.
func readWorkbook(c echo.Context) (name string, raw []byte, hint park.Period, err error) {
	header, err := c.FormFile("file")
	var tooLarge *http.MaxBytesError
	switch {
	case errors.Is(err, http.ErrMissingFile), errors.Is(err, http.ErrNotMultipart):
		return "", nil, hint, errNoFile
	case err != nil && !errors.As(err, &tooLarge):
		return "", nil, hint, echo.NewHTTPError(http.StatusBadRequest).SetInternal(err) // cut off on the way
	case err != nil:
		return "", nil, hint, err
	}
	if text := c.FormValue("period"); text != "" {
		if hint, err = park.ParsePeriod(text); err != nil {
			return "", nil, hint, err
		}
	}
	if header.Size > fileBody {
		return "", nil, hint, errFileLarge
	}
	file, err := header.Open()
	if err != nil {
		return "", nil, hint, err
	}
	defer func() { _ = file.Close() }() // only read
	raw, err = io.ReadAll(file)
	return fileName(header.Filename), raw, hint, err
}

// fileName is the name without the folders some browsers send with it.
func fileName(sent string) string {
	name := filepath.Base(strings.ReplaceAll(sent, `\`, "/"))
	if name == "." || name == "/" {
		return "workbook"
	}
	return name
}

// problemOf is what the form says when it comes back, and under which status;
// 0 where the form was not at fault.
func problemOf(v visit, err error) (int, views.Sentence) {
	var tooLarge *http.MaxBytesError
	refused, isRefusal := refusal(err)
	switch {
	case errors.Is(err, errNoFile):
		return http.StatusUnprocessableEntity, views.Say(v.Say, "upload.problem.none")
	case errors.Is(err, errFileLarge), errors.As(err, &tooLarge):
		return http.StatusRequestEntityTooLarge, views.Say(v.Say, "upload.problem.large")
	case isRefusal && refused.Kind == park.Invalid:
		return http.StatusUnprocessableEntity, views.Say(v.Say, "upload.problem.period")
	}
	return 0, nil
}

func uploadPath(id int64) string { return "/uploads/" + strconv.FormatInt(id, 10) }
