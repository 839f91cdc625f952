package handlers

import (
	"slices"
	"strconv"

	"github.com/labstack/echo/v4"

	"parkboard/internal/board"
	"parkboard/internal/park"
	"parkboard/views"
)

// showRankings is one ranking of the parks; the whole of it is the address.
func (s *site) showRankings(c echo.Context) error {
	v, err := s.visit(c, views.RoomRankings)
	if err != nil {
		return err
	}
	ask, err := readRanking(c, v.Board)
	if err != nil {
		return err
	}
	m := views.NewRankings(v.Page, v.Board, ask)
	return renderCharted(c, m.Page, m.Charts(), views.RankingsPage(m))
}

// readRanking reads the address; a word the rankings do not know is refused,
// never replaced by a default.
func readRanking(c echo.Context, b *board.Board) (views.RankingAsk, error) {
	ask := views.RankingAsk{
		Subject: orElse(c.QueryParam("indicator"), "output"), Of: board.Of(orElse(c.QueryParam("by"), string(board.OfValue))),
		Window: board.Window(c.QueryParam("window")), Basis: park.Basis(orElse(c.QueryParam("basis"), string(park.Industrial))),
		Tier: c.QueryParam("tier"), Sort: c.QueryParam("sort"), Down: c.QueryParam("dir") == "desc", Mark: c.QueryParam("mark"),
	}
	var err error
	if ask.Period, err = readPeriod(c, b); err != nil {
		return ask, err
	}
	reported, indicator := b.Catalogue().Indicator(ask.Subject)
	derived, ratio := b.Catalogue().Ratio(ask.Subject)
	_, tier := b.Catalogue().Tier(ask.Tier)
	_, mark := b.Catalogue().Park(ask.Mark)
	switch {
	case !indicator && !ratio, reported.Land != "", reported.Apart, derived.Apart: // land is what values are divided by, not a merit
		return ask, park.Invalidf("ranking", "%s", ask.Subject)
	case !slices.Contains([]board.Of{board.OfValue, board.OfGrowth, board.OfCompletion}, ask.Of):
		return ask, park.Invalidf("ranking", "%s", ask.Of)
	case ask.Window != "" && !slices.Contains(board.Windows, ask.Window):
		return ask, park.Invalidf("ranking", "%s", ask.Window)
	case !slices.Contains(park.Bases, ask.Basis):
		return ask, park.Invalidf("ranking", "%s", ask.Basis)
	case ask.Tier != "" && !tier:
		return ask, park.Invalidf("ranking", "%s", ask.Tier)
	case ask.Mark != "" && ask.Mark != views.MarkNone && !mark:
		return ask, park.Invalidf("ranking", "%s", ask.Mark)
	case ask.Sort != "" && !slices.Contains(views.RankingSorts, ask.Sort):
		return ask, park.Invalidf("ranking", "%s", ask.Sort)
	}
	ask.Page, err = readRankingPage(c, b, ask.Tier)
	return ask, err
}

// readRankingPage reads ?page= of a long table; a page beyond the last is not found.
func readRankingPage(c echo.Context, b *board.Board, tier string) (int, error) {
	text := c.QueryParam("page")
	if text == "" {
		return 1, nil
	}
	parks := 0
	for _, one := range b.Catalogue().Parks {
		if tier == "" || one.Tier == tier {
			parks++
		}
	}
	page, err := strconv.Atoi(text)
	if err != nil || page < 1 || page > views.RankingPages(parks) {
		return 0, park.NotFoundf("ranking", "%s", text)
	}
	return page, nil
}

func orElse(text, standard string) string {
	if text == "" {
		return standard
	}
	return text
}

// exportRanking hands out the whole ranking of the same address as a file,
// whatever page of it is shown.
func (s *site) exportRanking(c echo.Context) error {
	v, err := s.visit(c, views.RoomRankings)
	if err != nil {
		return err
	}
	ask, err := readRanking(c, v.Board)
	if err != nil {
		return err
	}
	if ask.Period.IsZero() {
		return park.NotFoundf("period_empty", "nothing is published")
	}
	table, name := views.RankingExport(v.Page, v.Board, ask)
	return s.handOutTable(c, v, table, name)
}
