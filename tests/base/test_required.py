"""What is required to publish is not required to save a draft."""

import pytest

from cms.publishing.gate import NotApproved
from tests.factories import pages


def test_a_draft_may_lack_its_body(redactora):
    assert pages.draft(redactora, cuerpo=[]).pk


def test_what_lacks_its_body_does_not_go_out(redactora, jefa):
    page = pages.draft(redactora, cuerpo=[])

    with pytest.raises(NotApproved, match="cuerpo"):
        pages.accept(page, jefa).publish()
