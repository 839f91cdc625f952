package handlers

import (
	"github.com/labstack/echo/v4"

	"parkboard/internal/export"
	"parkboard/internal/park"
	"parkboard/views"
)

const csvType = "text/csv; charset=utf-8"

// showRankingsXLSX hands out the ranking of the same address as a workbook.
func (s *site) showRankingsXLSX(c echo.Context) error {
	return s.exportRanking(c, ".xlsx", xlsxType, export.Table.Workbook)
}

// showRankingsCSV hands out the ranking of the same address as csv.
func (s *site) showRankingsCSV(c echo.Context) error {
	return s.exportRanking(c, ".csv", csvType, export.Table.CSV)
}

// exportRanking sends the whole ranking, whatever page of it is shown.
func (s *site) exportRanking(c echo.Context, ending, kind string, write func(export.Table) ([]byte, error)) error {
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
	file, err := write(table)
	if err != nil {
		return err
	}
	return handOut(c, name+ending, kind, file)
}
