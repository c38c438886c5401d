// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {ERC2771Context} from "@openzeppelin/contracts/metatx/ERC2771Context.sol";
import {IBallotBox} from "../../interfaces/IBallotBox.sol";
import {Signers} from "../../metatx/Signers.sol";
import {BallotConfig} from "../../types/BallotConfig.sol";
import {BallotId, MemberIndex} from "../../types/Ids.sol";
import {Member} from "../../types/Member.sol";
import {BallotElectorate} from "../common/BallotElectorate.sol";
import {BallotWording} from "../common/BallotWording.sol";
import {Choices} from "../libraries/Choices.sol";
import {ChoiceText} from "../libraries/ChoiceText.sol";
import {PackedVotes} from "../libraries/PackedVotes.sol";
import {TALLY_WORDS, TallyLanes} from "../libraries/TallyLanes.sol";
import {VoteMessage} from "../libraries/VoteMessage.sol";

/// @title One vote at a time: by one's own transaction, or by a signature that anyone brings
abstract contract SingleVotes is IBallotBox, BallotElectorate, BallotWording, ERC2771Context {
    using TallyLanes for uint256[TALLY_WORDS];

    /// @inheritdoc IBallotBox
    function cast(BallotId ballotId, uint256 choices) external {
        Poll storage poll = _polls[ballotId];
        BallotConfig config = _openConfig(ballotId, poll);
        if (!Choices.areValid(config, choices)) revert BallotBoxInvalidChoices(ballotId, choices);
        _count(ballotId, poll, config, choices, _msgSender());
    }

    /// @inheritdoc IBallotBox
    function castFor(
        BallotId ballotId,
        uint256 choices,
        bytes calldata signer,
        bytes calldata signature,
        bytes calldata sheet
    ) external {
        Poll storage poll = _polls[ballotId];
        BallotConfig config = _openConfig(ballotId, poll);
        bytes32 digest = _digestOf(ballotId, config, choices, sheet);
        address account = Signers.accountOf(signer);
        if (!Signers.isValidSignature(signer, digest, signature)) revert BallotBoxInvalidSignature(account);
        _count(ballotId, poll, config, choices, account);
    }

    /// @dev Counts a vote whose choices are valid, if its voter may vote and has not yet.
    function _count(
        BallotId ballotId,
        Poll storage poll,
        BallotConfig config,
        uint256 choices,
        address account
    ) private {
        Member member = membership.member(config.commonsId(), account);
        if (!member.mayVoteFrom(config.start())) _refuse(config, member, account);
        if (!poll.voted.mark(MemberIndex.unwrap(member.index()))) {
            revert BallotBoxAlreadyVoted(ballotId, member.index());
        }
        uint256 weight = _weightOf(config, member, account);
        bytes32 voteHash = PackedVotes.publishOne(ballotId, config, member, choices, weight);
        uint256 votersLane = config.countsVoters() ? config.optionCount() : 0;
        poll.tally.storeOne(choices, config.optionBits(), weight, votersLane, voteHash);
    }

    /// @dev What the voter of these choices signs.
    function _digestOf(
        BallotId ballotId,
        BallotConfig config,
        uint256 choices,
        bytes calldata sheet
    ) private view returns (bytes32) {
        Wording memory wording = _wordingOf(ballotId, config, sheet);
        if (!Choices.areValid(config, choices)) revert BallotBoxInvalidChoices(ballotId, choices);
        return
            VoteMessage.digest(
                wording.message,
                ChoiceText.hash(wording.options, choices, config.optionBits(), wording.buffer),
                choices
            );
    }
}
