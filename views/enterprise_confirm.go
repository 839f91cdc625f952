package views

import (
	"parkboard/internal/enterprise"
	"parkboard/internal/park"
)

// EnterpriseStepPath is where a step of an enterprise workbook asks, and is taken.
func EnterpriseStepPath(id int64, step ConfirmStep) string {
	return EnterpriseUploadPath(id) + "/" + string(step)
}

// MayStepEnterprises reports whether an enterprise workbook in a state can take
// a step; one with errors cannot be published.
func MayStepEnterprises(step ConfirmStep, now park.State, errs int) bool {
	switch step {
	case ConfirmPublish:
		return now == park.Checked && errs == 0
	case ConfirmReturn:
		return now == park.Checked
	}
	return now == park.PublishedState
}

// NewConfirmEnterprises asks before a step of an enterprise workbook. Publishing
// values in doubt needs a reason, as returning and withdrawing always do.
func NewConfirmEnterprises(page Page, step ConfirmStep, up park.EnterpriseUpload, draft enterprise.Draft, problem string) Confirm {
	p := page.Say
	key := "enterprises.confirm." + string(step)
	page.Title = p.T(key)
	c := Confirm{
		Page: page, In: Link{Text: p.T("enterprises.title"), Href: "/enterprises"}, Of: p.T("enterprises.workbook"), Heading: page.Title,
		Says:   Say(p, key+".says", up.FileName, Count(len(draft.Enterprises))),
		Reason: step != ConfirmPublish, Problem: problem,
		Post: EnterpriseStepPath(up.ID, step), Button: p.T("confirm." + string(step) + ".button"), Back: EnterpriseUploadPath(up.ID),
	}
	if _, questions := draft.Counts(); step == ConfirmPublish && questions > 0 {
		c.Reason, c.Why = true, p.T("enterprises.confirm.doubts", Count(questions))
	}
	return c
}

// enterpriseSteps are the steps a city administrator may take now.
func enterpriseSteps(page Page, up park.EnterpriseUpload, errs int) []Link {
	if page.User == nil || page.User.Role != park.Admin {
		return nil
	}
	var steps []Link
	for _, step := range []ConfirmStep{ConfirmPublish, ConfirmReturn, ConfirmWithdraw} {
		if MayStepEnterprises(step, up.State, errs) {
			steps = append(steps, Link{Text: page.Say.T("enterprises.do." + string(step)), Href: EnterpriseStepPath(up.ID, step)})
		}
	}
	return steps
}
