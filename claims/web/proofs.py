"""The proof of a check as a file: for readers without the pages that it cites, for the desk with them."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from claims import publishing
from claims.models import ArchiveAway, Claim
from claims.web.desk.answers import DeskRequest, desk_page, say_no
from claims.web.public import public_page


@public_page
def proof(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything with which somebody can verify a check offline. A withdrawn one has a proof as well: that it was."""
    claim = get_object_or_404(Claim.objects.public(), slug=slug)
    with publishing.proof_of(claim) as file:
        response = HttpResponse(file.read(), content_type="application/zip")
    response.headers["Content-Disposition"] = f'attachment; filename="{slug}-proof.zip"'
    return response


@desk_page
@require_safe
def proof_with_pages(request: DeskRequest, pk: int) -> FileResponse | HttpResponseRedirect:
    """The same with every cited page as it was kept, for the newsroom's own archive, or for a court."""
    claim = get_object_or_404(Claim, pk=pk)
    if claim.summary_id is None:
        raise Http404("No check of this claim was published.")
    name = f"{claim.slug}-proof-with-pages.zip"
    try:
        file = publishing.proof_of(claim, with_pages=True)
    except ArchiveAway as error:
        say_no(request, str(error))
        return redirect("desk:claim", pk=pk)
    return FileResponse(file, as_attachment=True, filename=name, content_type="application/zip")
