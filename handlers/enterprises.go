package handlers

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/labstack/echo/v4"

	"parkboard/internal/catalog"
	"parkboard/internal/enterprise"
	"parkboard/internal/park"
	"parkboard/store"
	"parkboard/views"
)

// enterprisesAPage is how many enterprises a page of the list holds.
const enterprisesAPage = 200

// standings keeps the last standing that was asked for: the sums are the same
// for every reader, what each may see of it is chosen on the way out.
type standings struct {
	mu      sync.Mutex
	version int64
	at      park.Moment
	year    int
	scheme  string
	last    enterprise.Standing
}

// standing is the enterprises of a year before a scheme, as of a data version
// and as known at a moment, the zero one for now.
func (s *site) standing(ctx context.Context, version int64, at park.Moment, year int, key string, scheme *park.Scheme) (enterprise.Standing, error) {
	k := &s.standings
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.last.Scheme != nil && k.version == version && k.at.Equal(at) && k.year == year && k.scheme == key {
		return k.last, nil
	}
	all, err := s.DB.Enterprises(ctx, year, at)
	if err != nil {
		return enterprise.Standing{}, err
	}
	before, err := s.DB.Enterprises(ctx, year-1, at)
	if err != nil {
		return enterprise.Standing{}, err
	}
	k.version, k.at, k.year, k.scheme, k.last = version, at, year, key, enterprise.Stand(scheme, all, before)
	return k.last, nil
}

// enterpriseSchemes lists the schemes that can score enterprises: those kept,
// else those shipped. Each has a key for addresses; the example comes first.
func (s *site) enterpriseSchemes(ctx context.Context, c *park.Catalogue, at park.Moment) (keys []string, all []park.Scheme, err error) {
	kept, err := s.DB.Schemes(ctx, at)
	if err != nil {
		return nil, nil, err
	}
	add := func(scheme park.Scheme) {
		if enterprise.Scores(&scheme) {
			keys = append(keys, scheme.Code+"-"+strconv.Itoa(scheme.Year)+"-v"+strconv.Itoa(scheme.Version))
			all = append(all, scheme)
		}
	}
	for i := range kept {
		add(kept[i].Scheme)
	}
	if len(all) == 0 {
		shipped, _ := catalog.Schemes(c) // a city that lacks its indicators has none
		for _, scheme := range shipped {
			add(scheme)
		}
	}
	return keys, all, nil
}

// enterprisesSeen loads a year of enterprises with what the reader may see.
func (s *site) enterprisesSeen(c echo.Context) (visit, views.EnterprisesFacts, error) {
	v, err := s.visit(c, views.RoomUploads)
	f := views.EnterprisesFacts{Sort: enterprise.ByRank, Board: v.Board, Catalogue: v.Known.Catalogue}
	if err != nil {
		return v, f, err
	}
	ctx := c.Request().Context()
	at := v.At
	for _, one := range f.Catalogue.Parks {
		if v.User.MaySeeEnterprises(one.Code) {
			f.Parks = append(f.Parks, one)
		}
	}
	if f.Years, err = s.DB.EnterpriseYears(ctx, at); err != nil {
		return v, f, err
	}
	if f.Keys, f.Schemes, err = s.enterpriseSchemes(ctx, f.Catalogue, at); err != nil {
		return v, f, err
	}
	if err := readEnterprises(c, v.User, &f); err != nil {
		return v, f, err
	}
	if len(f.Schemes) > 0 {
		chosen := max(slices.Index(f.Keys, f.Scheme), 0)
		f.Scheme = f.Keys[chosen]
		if f.Standing, err = s.standing(ctx, v.Known.Version, at, f.Year, f.Scheme, &f.Schemes[chosen]); err != nil {
			return v, f, err
		}
	} else if f.Standing.Enterprises, err = s.DB.Enterprises(ctx, f.Year, at); err != nil {
		return v, f, err
	}
	for i := range f.Standing.Enterprises {
		e := &f.Standing.Enterprises[i]
		if (f.Park == "" || e.Park == f.Park) && v.User.MaySeeEnterprises(e.Park) {
			f.Seen = append(f.Seen, i)
		}
	}
	f.CityWide = len(f.Parks) == len(f.Catalogue.Parks)
	return v, f, nil
}

// readEnterprises reads ?year=, ?park=, ?scheme=, ?sort=, ?below= and ?page=.
// A reader of some parks who names none sees the first of theirs.
func readEnterprises(c echo.Context, u park.User, f *views.EnterprisesFacts) (err error) {
	if len(f.Years) > 0 {
		f.Year = f.Years[0]
	}
	if text := c.QueryParam("year"); text != "" {
		if f.Year, err = strconv.Atoi(text); err != nil || f.Year < 1949 || f.Year > 9999 {
			return park.Invalidf("year", "year %q", text)
		}
	}
	f.Park = c.QueryParam("park")
	if f.Park == "" && !u.CityWide() && len(f.Parks) > 0 {
		f.Park = f.Parks[0].Code
	}
	if f.Park != "" && !slices.ContainsFunc(f.Parks, func(p park.Park) bool { return p.Code == f.Park }) {
		return park.Forbiddenf("enterprises_not_yours", "enterprises of %q", f.Park)
	}
	f.Scheme = c.QueryParam("scheme")
	if text := c.QueryParam("sort"); text != "" {
		if f.Sort = enterprise.Order(text); !slices.Contains(enterprise.Orders(), f.Sort) {
			return park.Invalidf("sort", "order %q", text)
		}
	}
	if text := strings.TrimSpace(c.QueryParam("below")); text != "" {
		q, err := park.ParseQuantity(text)
		if err != nil || q <= 0 {
			return park.Invalidf("threshold", "threshold %q", text)
		}
		f.Below, f.BelowText = q.Rat(), text
	}
	if text := c.QueryParam("page"); text != "" {
		if f.Page, err = strconv.Atoi(text); err != nil || f.Page < 0 || f.Page > 1e6 {
			return park.Invalidf("page", "page %q", text)
		}
	}
	return nil
}

// showEnterprises is the list of a year: /enterprises?year=2022&park=jiuyuan.
func (s *site) showEnterprises(c echo.Context) error {
	v, f, err := s.enterprisesSeen(c)
	if err != nil {
		return err
	}
	f.Standing.Sort(f.Seen, f.Sort)
	f.PageSize = enterprisesAPage
	uploads, err := s.DB.EnterpriseUploads(c.Request().Context(), v.At)
	if err != nil {
		return err
	}
	for _, up := range uploads {
		if v.User.MaySeeEnterpriseUpload(up) {
			f.Uploads = append(f.Uploads, up)
		}
	}
	if f.Names, err = s.DB.PeopleNames(c.Request().Context()); err != nil {
		return err
	}
	return render(c, http.StatusOK, views.EnterprisesPage(views.NewEnterprises(v.Page, f)))
}

// showEnterprise is one enterprise's year: what it reported, where that stands,
// and what its score is made of.
func (s *site) showEnterprise(c echo.Context) error {
	v, f, err := s.enterprisesSeen(c)
	if err != nil {
		return err
	}
	all := f.Standing.Enterprises
	for i := range all {
		if string(all[i].Code) != c.Param("code") {
			continue
		}
		if !v.User.MaySeeEnterprises(all[i].Park) {
			break // that it exists is no more theirs than what it reports
		}
		up, _, err := s.DB.EnterpriseUpload(c.Request().Context(), all[i].Upload, v.At)
		if err != nil {
			return err
		}
		names, err := s.DB.PeopleNames(c.Request().Context())
		if err != nil {
			return err
		}
		f.Names = names
		return render(c, http.StatusOK, views.EnterprisePage(views.NewEnterprise(v.Page, f, i, up)))
	}
	return park.NotFoundf("enterprise", "no enterprise %q in %d", c.Param("code"), f.Year)
}

// showLowYield is the land that yields little, park by park.
func (s *site) showLowYield(c echo.Context) error {
	v, f, err := s.enterprisesSeen(c)
	if err != nil {
		return err
	}
	of := map[string][]park.Enterprise{}
	for _, i := range f.Seen {
		e := f.Standing.Enterprises[i]
		of[e.Park] = append(of[e.Park], e)
	}
	var all []enterprise.LowYield
	for _, one := range f.Parks {
		if len(of[one.Code]) > 0 {
			all = append(all, enterprise.LowYieldOf(one.Code, of[one.Code], f.Below))
		}
	}
	return render(c, http.StatusOK, views.LowYieldPage(views.NewLowYield(v.Page, f, all)))
}

func (s *site) showNewEnterprises(c echo.Context) error {
	v, err := s.visit(c, views.RoomUploads)
	if err != nil {
		return err
	}
	return render(c, http.StatusOK, views.NewEnterprisesPage(views.NewEnterprisesForm(v.Page, v.Known.Catalogue, nil)))
}

// sendEnterprises keeps a workbook, checks it and leads to its page.
func (s *site) sendEnterprises(c echo.Context) error {
	v, err := s.visit(c, views.RoomUploads)
	if err != nil {
		return err
	}
	name, raw, _, err := readWorkbook(c)
	if status, problem := problemOf(v, err); status != 0 {
		return render(c, status, views.NewEnterprisesPage(views.NewEnterprisesForm(v.Page, v.Known.Catalogue, problem)))
	}
	if err != nil {
		return err
	}
	d := s.readEnterpriseBook(c, v, name, raw, v.User)
	errs, questions := d.Counts()
	id, err := s.DB.ReceiveEnterprises(c.Request().Context(), s.act(c), store.ReceivedEnterprises{
		FileName: name, Bytes: raw, Year: d.Year, Parks: d.Parks, Enterprises: len(d.Enterprises), Errors: errs, Questions: questions,
	})
	if err != nil {
		return err
	}
	return seeOther(c, views.EnterpriseUploadPath(id))
}

// readEnterpriseBook reads a workbook as its sender may send it.
func (s *site) readEnterpriseBook(c echo.Context, v visit, name string, raw []byte, sender park.User) enterprise.Draft {
	r := enterprise.Request{Name: name, Bytes: raw, Catalogue: v.Known.Catalogue}
	if sender.Role != park.Admin {
		r.MaySend = sender.MaySend
	}
	return enterprise.Read(c.Request().Context(), r)
}
