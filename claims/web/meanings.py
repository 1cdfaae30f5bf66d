"""What the words of the desk mean, in a sentence each, for the pages that explain them."""

from collections.abc import Mapping

from claims.choices import Attribution, CorrectionKind, Stage, Verdict

VERDICTS: Mapping[Verdict, str] = {
    Verdict.VERIFIED: "Independent evidence bears the claim out in everything that matters.",
    Verdict.MOSTLY_VERIFIED: "The claim holds in the main; a detail is wrong or missing and does not change the point.",
    Verdict.DISPUTED: "Named parties contradict each other, and independent evidence does not decide between them.",
    Verdict.UNPROVEN: "We looked and found nothing that bears the claim out, and nothing that refutes it.",
    Verdict.MISLEADING: "What is said may be so, but it leaves out or bends what would change how it is understood.",
    Verdict.FALSE: "Independent evidence shows that it is not so.",
    Verdict.NOT_CHECKABLE: "An opinion, a prophecy or something that nobody outside can know.",
    Verdict.UNCHECKED: "Nobody has given a verdict yet.",
}
ATTRIBUTIONS: Mapping[Attribution, str] = {
    Attribution.CONFIRMED: "The words were said, as we give them, by the person or body named.",
    Attribution.MISQUOTED: "Something was said, but not this: the words or their sense were changed on the way.",
    Attribution.NOT_FOUND: "We found no trace that the person or body named has said it.",
    Attribution.UNCHECKED: "Nobody has looked into who said it yet.",
}
STAGES: Mapping[Stage, str] = {
    Stage.CANDIDATE: "Found in a report or sent in; nobody has decided yet whether to check it.",
    Stage.OPEN: "Worth checking; nobody works on it yet.",
    Stage.IN_REVIEW: "One person is looking into it and will propose a verdict.",
    Stage.SECOND_REVIEW: "A second person looks into it without seeing the first person’s verdict.",
    Stage.DISAGREEMENT: "The two do not agree; they look again together, or an editor who is neither of them decides.",
    Stage.APPROVED: "The verdict stands; the text is being written and read by somebody else than its author.",
    Stage.PUBLISHED: "Out, for everybody to read.",
    Stage.WITHDRAWN: "Taken back; the page stays and says why.",
    Stage.SET_ASIDE: "Not checked: it repeats another claim, holds nothing to check, or is none of our subjects.",
}
CORRECTIONS: Mapping[CorrectionKind, str] = {
    CorrectionKind.TYPO: "A slip of the pen; nothing that is said changes.",
    CorrectionKind.CLARIFICATION: "The text could be misread or lacked something; the verdict stays.",
    CorrectionKind.NEW_ROUND: "The whole claim was checked again; the verdict may have changed.",
}
